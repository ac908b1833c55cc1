import { describe, expect, it } from 'vitest'
import { answersOf } from '../../../src/reporter/form/answers.ts'
import { emptyDraft, isEmpty } from '../../../src/reporter/form/draft.ts'
import { aSheet, CITY, TOWN } from '../a-sheet.ts'

describe('a form that is handed over', () => {
  it('says the default place and nothing that was not filled in', () => {
    expect(answersOf(emptyDraft(), 'burden', 'MTG', aSheet())).toEqual({
      kind: 'burden',
      origin: { place: TOWN },
      category: 'MTG',
      subtypes: [],
      quantities: {},
      wishes: [],
      photos: [],
    })
  })

  it('says the place that was chosen, if the sheet still offers it', () => {
    expect(answersOf({ ...emptyDraft(), place: CITY }, 'burden', 'MTG', aSheet()).origin).toEqual({ place: CITY })
    expect(answersOf({ ...emptyDraft(), place: '0' }, 'burden', 'MTG', aSheet()).origin).toEqual({ place: TOWN })
  })

  it('names code and level when the code was first scanned without a network', () => {
    const sheet = aSheet({ places: [] })
    expect(answersOf(emptyDraft(), 'burden', 'MTG', sheet).origin).toEqual({ poster: sheet.code, level: 'area' })
    expect(answersOf(emptyDraft(), 'grid', 'HEA', sheet).origin).toEqual({ poster: sheet.code, level: 'village' })
  })

  it('leaves out words of nothing but spaces', () => {
    expect(answersOf({ ...emptyDraft(), words: ' \n' }, 'burden', 'MTG', aSheet())).not.toHaveProperty('words')
  })
})

describe('a draft', () => {
  it('is empty until something is filled in', () => {
    expect(isEmpty(emptyDraft())).toBe(true)
    expect(isEmpty({ ...emptyDraft(), words: ' ' })).toBe(true)
    expect(isEmpty({ ...emptyDraft(), quantities: { meetingsPerWeek: 0 } })).toBe(false)
    expect(isEmpty({ ...emptyDraft(), period: 'week' })).toBe(false)
  })
})
