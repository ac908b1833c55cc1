import { describe, expect, it } from 'vitest'
import { GRADES, RATING_REASONS } from '../../../src/contract/follow-up.ts'
import { emptyRating, isDiscontent, type RatingDraft, ratingOf } from '../../../src/reporter/receipt/found/rating.ts'
import { en } from '../../../src/reporter/receipt/found/words.en.ts'
import { zh } from '../../../src/reporter/receipt/found/words.zh.ts'

const draft = (more: Partial<RatingDraft>): RatingDraft => ({ ...emptyRating(), ...more })

describe('a rating', () => {
  it('needs one answer and no more', () => {
    expect(ratingOf(emptyRating(), true)).toBeUndefined()
    expect(ratingOf(draft({ grade: 'satisfied' }), true)).toBeUndefined()
    expect(ratingOf(draft({ solved: 'yes' }), true)).toEqual({ solved: true, reasons: [] })
  })

  it('asks for reasons of those only who are not content', () => {
    expect(isDiscontent(draft({ solved: 'no' }))).toBe(true)
    expect(isDiscontent(draft({ solved: 'yes', grade: 'dissatisfied' }))).toBe(true)
    expect(isDiscontent(draft({ solved: 'yes', grade: 'fairly-satisfied' }))).toBe(false)
  })

  it('says nothing that its reporter no longer says: reasons and the wish to reopen go when “solved” is tapped after all', () => {
    const changed = draft({ solved: 'yes', grade: 'satisfied', reasons: ['too-slow'], reopen: 'yes' })
    expect(ratingOf(changed, true)).toEqual({ solved: true, grade: 'satisfied', reasons: [] })
  })

  it('wishes to reopen only if asked for and offered: silence reopens nothing', () => {
    expect(ratingOf(draft({ solved: 'no' }), true)).not.toHaveProperty('reopen')
    expect(ratingOf(draft({ solved: 'no', reopen: 'yes' }), true)).toMatchObject({ reopen: true })
    expect(ratingOf(draft({ solved: 'no', reopen: 'no' }), true)).toMatchObject({ reopen: false })
    expect(ratingOf(draft({ solved: 'no', reopen: 'yes' }), false)).not.toHaveProperty('reopen')
  })
})

it.each([zh, en])('every grade and reason the server takes can be chosen, best first, and no other', (words) => {
  expect(Object.keys(words.grade)).toEqual([...GRADES])
  expect(Object.keys(words.reasons)).toEqual([...RATING_REASONS])
})
