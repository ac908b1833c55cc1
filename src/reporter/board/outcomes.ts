import type { Board } from '../../contract/board.ts'

export type Outcome = Board['outcomes'][number]

/** Newest month first, else in the board's own order. A board kept by an earlier app knows no names of places and no numbers yet. */
export function outcomesOf({ outcomes }: Pick<Board, 'outcomes'>): readonly Outcome[] {
  const whole = ((outcomes ?? []) as Partial<Outcome>[]).map(
    ({ month = '', place = '', category = '', placeName = '', summary = '', measures }) => ({
      ...{ month, place, category, placeName, summary },
      measures: measures ?? [],
    }),
  )
  return whole.filter(({ summary }) => summary).sort((a, b) => b.month.localeCompare(a.month))
}
