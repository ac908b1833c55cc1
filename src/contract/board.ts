import Type, { type Static } from 'typebox'
import { DAY, MONTH } from './encodings.ts'

/** What came of it: sums of released blocks and published outcomes; never a village, never a figure below the release rules. */
export const Board = Type.Object({
  day: Type.String({ pattern: DAY }),
  /** Day on which the next figures come, at the earliest. */
  next: Type.String({ pattern: DAY }),
  /** City or county that all figures are of: those of other places lie in its own. */
  root: Type.String(),
  /** Places in register order, the root first; newest month first; categories in the order of the form. Never by number. */
  figures: Type.Array(
    Type.Object({
      place: Type.String(),
      placeName: Type.String(),
      /** Empty for what was released without a category. */
      category: Type.String(),
      month: Type.String({ pattern: MONTH }),
      count: Type.Integer(),
    }),
  ),
  outcomes: Type.Array(
    Type.Object({
      month: Type.String({ pattern: MONTH }),
      place: Type.String(),
      category: Type.String(),
      /** The place's own name, so that nobody needs the register. */
      placeName: Type.String(),
      /** In the reviewer's words; never a number of reports. */
      summary: Type.String(),
      /** Before and after, as the unit has stated them. */
      measures: Type.Array(
        Type.Object({ what: Type.String(), unit: Type.String(), before: Type.Number(), after: Type.Number() }),
      ),
    }),
  ),
})
export type Board = Static<typeof Board>
