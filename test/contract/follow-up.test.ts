import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { Board } from '../../src/contract/board.ts'
import { Message, Rating } from '../../src/contract/follow-up.ts'

const message = Compile(Message)
const rating = Compile(Rating)
const board = Compile(Board)

describe('what comes after a report', () => {
  it('a message is sealed words and nothing else', () => {
    expect(message.Check({ version: 1, sealed: 'YWdl' })).toBe(true)
    expect(message.Check({ version: 1, sealed: 'YWdl', words: '你好' })).toBe(false)
    expect(message.Check({ version: 1, sealed: 'A'.repeat(16 * 1024 + 4) })).toBe(false)
  })

  it('solved and satisfied are two questions, and only the first must be answered', () => {
    expect(rating.Check({ solved: false, reasons: [] })).toBe(true)
    expect(rating.Check({ solved: false, grade: 'dissatisfied', reasons: ['too-slow'], reopen: true })).toBe(true)
    expect(rating.Check({ grade: 'satisfied', reasons: [] })).toBe(false)
  })

  it('a reason counts once, and there are no stars', () => {
    expect(rating.Check({ solved: true, reasons: ['attitude', 'attitude'] })).toBe(false)
    expect(rating.Check({ solved: true, reasons: [], stars: 5 })).toBe(false)
  })

  it('an outcome on the board carries a month, never a day', () => {
    const measures = [{ what: '会议', unit: '次/周', before: 2, after: 1 }]
    const where = { place: '371002000000', placeName: '环翠区' }
    const outcome = { month: '2026-10', ...where, category: 'MTG', summary: '每周两次改为一次', measures }
    const head = { day: '2026-11-02', next: '2026-11-09', root: '371000000000', figures: [] }
    expect(board.Check({ ...head, outcomes: [outcome] })).toBe(true)
    expect(board.Check({ ...head, outcomes: [{ ...outcome, month: '2026-10-14' }] })).toBe(false)
  })
})
