import type { Board } from '../../contract/board.ts'

export interface Line {
  /** Empty for several categories at once. */
  readonly category: string
  readonly count: number
  readonly places: readonly { readonly name: string; readonly count: number }[]
  /** Counted for the whole city alone: no county can be told. */
  readonly rest: number
}

export interface Month {
  readonly month: string
  readonly lines: readonly Line[]
}

/** The board month by month, in its own order: newest first, categories as in the form, places as in the register. */
export function monthsOf({ root, figures }: Board): readonly Month[] {
  const months = [...new Set(figures.map(({ month }) => month))]
  return months.map((month) => {
    const ofMonth = figures.filter((figure) => figure.month === month)
    const lines = ofMonth
      .filter(({ place }) => place === root)
      .map(({ category, count }) => {
        const below = ofMonth.filter((figure) => figure.category === category && figure.place !== root)
        const places = below.map((figure) => ({ name: figure.placeName, count: figure.count }))
        return { category, count, places, rest: places.reduce((left, place) => left - place.count, count) }
      })
    return { month, lines }
  })
}
