import type { Rating } from '../../../contract/follow-up.ts'

/** What is ticked so far; nothing has to be. */
export interface RatingDraft {
  solved: 'yes' | 'no' | undefined
  grade: Rating['grade']
  reasons: Rating['reasons']
  reopen: 'yes' | 'no' | undefined
}

export const emptyRating = (): RatingDraft => ({ solved: undefined, grade: undefined, reasons: [], reopen: undefined })

/** Reasons are asked of those only who are not content. */
export const isDiscontent = ({ solved, grade }: RatingDraft): boolean =>
  solved === 'no' || grade === 'dissatisfied' || grade === 'very-dissatisfied'

/**
 * What is sent: the answers to the questions that were on the screen at the end. An answer given before and hidden by a later one
 * would say what its reporter no longer says.
 *
 * @param reopens whether the server offers to reopen
 * @returns undefined while the one question that needs an answer has none
 */
export function ratingOf(draft: RatingDraft, reopens: boolean): Rating | undefined {
  const { solved, grade, reasons, reopen } = draft
  if (!solved) return undefined
  return {
    solved: solved === 'yes',
    ...(grade && { grade }),
    reasons: isDiscontent(draft) ? [...reasons] : [],
    ...(solved === 'no' && reopens && reopen && { reopen: reopen === 'yes' }),
  }
}
