import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { CaseAct, STAFF_CASE_ACTS } from '../../../src/contract/staff/cases/acts.ts'
import type { CaseView } from '../../../src/contract/staff/cases/case.ts'
import { bodyOf } from '../../../src/staff/cases/case/acts/body-of.ts'
import { type Draft, newDraft } from '../../../src/staff/cases/case/acts/draft.ts'
import type { StaffAct } from '../../../src/staff/cases/case/acts/staff-act.ts'
import { aCase, aSummary } from './a-case.ts'

const ACTS = Object.keys(STAFF_CASE_ACTS) as StaffAct[]
const checked = Compile(CaseAct)
const units: CaseView['units'] = [
  { unit: 'ZJJ', name: '住建局', part: 'lead', state: 'answered' },
  { unit: 'CGJ', name: '城管局', part: 'assist', state: 'answered' },
  { unit: 'SWJ', name: '水务局', part: 'assist', state: 'returned' },
]
const view = aCase({ version: 7, units })
const draftOf = (act: StaffAct, more: Partial<Draft> = {}): Draft => ({ ...newDraft(act, view), ...more })
const built = (act: StaffAct, more: Partial<Draft> = {}) => bodyOf(act, view, draftOf(act, more))

/** Everything filled in, whatever an act asks for. */
const full: Partial<Draft> = {
  ...{ text: ' 已经修好 ', lead: 'ZJJ', assists: ['CGJ', 'ZJJ'], days: 3, area: '371000000000', units: ['ZJJ', 'CGJ'] },
  ...{ publish: true, scores: { ZJJ: 95, CGJ: 0 }, into: aSummary({ id: 'e'.repeat(32), version: 4 }) },
  measures: [{ what: '每周开会', unit: '次', before: 2, after: 1 }],
  photos: [{ number: 5, address: 'blob:1' }],
}

describe('a panel sends', () => {
  it.each(ACTS.filter((act) => act !== 'join'))('exactly what the contract asks for: %s', (act) => {
    const answer = built(act, full)
    expect(answer.name).toBe('ready')
    const body = answer.name === 'ready' ? answer.body : undefined
    expect(checked.Check(body), JSON.stringify(body)).toBe(true)
    expect(body).toMatchObject({ act, version: 7 })
  })

  it('words without the blanks around them', () => {
    expect(built('return', full)).toMatchObject({ body: { reason: '已经修好' } })
  })

  it('the unit in charge not also as an assisting one', () => {
    expect(built('dispatch', full)).toMatchObject({ body: { lead: 'ZJJ', assists: ['CGJ'] } })
  })

  it('nothing for the board unless that was ticked', () => {
    expect(built('close', { ...full, publish: false })).toEqual({ name: 'ready', body: { act: 'close', version: 7 } })
  })

  it('no score of a unit that has not answered', () => {
    const scores = { ZJJ: 95, CGJ: 0, SWJ: 50 }
    expect(built('score', { scores })).toMatchObject({
      body: {
        scores: [
          { unit: 'ZJJ', score: 95 },
          { unit: 'CGJ', score: 0 },
        ],
      },
    })
  })

  it('neither numbers nor photos that are not there', () => {
    const empty = [{ what: ' ', unit: '', before: '', after: '' } as const]
    const body = { act: 'finish', version: 7, answer: '修好了' }
    expect(built('finish', { text: '修好了', measures: [...empty] })).toEqual({ name: 'ready', body })
  })
})

describe('a panel says what is missing', () => {
  it.each<[StaffAct, string, Partial<Draft>]>([
    ['decline', 'text', { text: '  ' }],
    ['finish', 'text', {}],
    ['finish', 'measures', { text: '好了', measures: [{ what: '开会', unit: '次', before: 2, after: '' }] }],
    ['close', 'text', { publish: true }],
    ['dispatch', 'lead', {}],
    ['redirect', 'text', { lead: 'ZJJ' }],
    ['dispatch', 'many', { lead: 'ZJJ', assists: Array.from({ length: 9 }, (_, index) => `U${index}`) }],
    ['confirm', 'units', { units: [] }],
    ['score', 'scores', { scores: { ZJJ: 101, CGJ: 3 } }],
    ['score', 'scores', { scores: { ZJJ: 50.5, CGJ: 3 } }],
    ['score', 'scores', { scores: { ZJJ: 95, CGJ: '' } }],
    ['merge', 'into', {}],
  ])('%s without %s is not sent', (act, missing, more) => expect(built(act, more)).toEqual({ name: missing }))

  it('notes that may be left out are', () => {
    expect(built('urge')).toEqual({ name: 'ready', body: { act: 'urge', version: 7 } })
    expect(built('dispatch', { lead: 'ZJJ' })).toMatchObject({ body: { act: 'dispatch', lead: 'ZJJ', assists: [] } })
  })
})

it('a dispatch begins with what the table of the place suggests', () => {
  const suggestion = { lead: 'ZJJ', assists: ['CGJ'], placeName: '荣成市' }
  expect(newDraft('dispatch', { ...view, suggestion })).toMatchObject({ lead: 'ZJJ', assists: ['CGJ'] })
  expect(newDraft('redirect', { ...view, suggestion })).toMatchObject({ lead: '', assists: [] })
})
