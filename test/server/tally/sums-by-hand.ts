import { burdenPeriods, gridPeriods, mondayOfWeek, weekOf } from '../../../src/contract/staff/period.ts'
import { NOT_GIVEN } from '../../../src/contract/staff/tally.ts'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import type { Cell, CellQuery, OpenFigures, TallyCells, View } from '../../../src/server/store/tallies/types.ts'
import type { PlaceTree } from '../../../src/server/tally/place-tree.ts'
import type { Sources } from '../../../src/server/tally/sources.ts'

/** Reports, or one block, of one kind: what stands in a test is what is counted. */
export interface Counted {
  readonly place: string
  /** A week of burdens, a day of grid problems. */
  readonly when: string
  readonly n: number
  readonly category?: string
  readonly issuerLevel?: string
  readonly issuer?: string
  /** Of these, in bursts (exact figures). */
  readonly bursts?: number
  /** How many of them ticked a sub-type, or gave a number of the class `key:floor` (a block: 1 for its median's). */
  readonly items?: Readonly<Record<string, number>>
}

type Codes = Pick<Cell, 'category' | 'issuerLevel' | 'issuer' | 'item'>

const NONE: Codes = { category: '', issuerLevel: '', issuer: '', item: '' }

/** The sums of a few reports, made as the tables are made: a row for every place above, every period and every view. */
export function sumsOf(all: readonly Counted[], places: PlaceTree, kind: Kind, ownIs: 'place' | 'bursts'): TallyCells {
  const rows = new Map<string, Cell & { view: View }>()
  for (const one of all) {
    const { category = 'MTG', issuerLevel = NOT_GIVEN, issuer = NOT_GIVEN, items = {} } = one
    const facts = Object.entries(items).map(([item, n]) => {
      const view: View = item.includes(':') ? 'quantity' : 'subtype'
      return { view, codes: { ...NONE, category, item }, n }
    })
    const views: readonly { view: View; codes: Codes; n: number }[] = [
      { view: 'total', codes: NONE, n: one.n },
      { view: 'category', codes: { ...NONE, category }, n: one.n },
      { view: 'issuer', codes: { ...NONE, issuerLevel, issuer }, n: one.n },
      { view: 'cross', codes: { ...NONE, category, issuerLevel, issuer }, n: one.n },
      ...facts,
    ]
    for (const { code: place } of places.path(one.place, kind))
      for (const period of periodsOf(one.when))
        for (const { view, codes, n } of views) {
          const key = JSON.stringify([view, place, period, codes])
          const before = rows.get(key) ?? { view, place, period, ...codes, n: 0, own: 0 }
          const own = ownIs === 'bursts' ? (one.bursts ?? 0) : place === one.place ? n : 0
          rows.set(key, { ...before, n: before.n + n, own: before.own + own })
        }
  }
  const weeks = all.map(({ when }) => (when.includes('W') ? when : weekOf(when))).sort()
  return {
    cells: async (query) => [...rows.values()].filter((row) => row.view === query.view && answers(row, query)),
    since: async () => weeks[0],
  }
}

const periodsOf = (when: string) => (when.includes('W') ? burdenPeriods(mondayOfWeek(when)) : gridPeriods(when))

function answers(cell: Cell, { places, periods, ...codes }: CellQuery): boolean {
  const fits = (axis: 'category' | 'issuerLevel' | 'issuer') =>
    codes[axis] === undefined || [codes[axis]].flat().includes(cell[axis])
  return (
    places.includes(cell.place) &&
    periods.includes(cell.period) &&
    fits('category') &&
    fits('issuerLevel') &&
    fits('issuer')
  )
}

/** What else is asked of blocks. */
export interface BlockInside {
  readonly closedWeek?: string
}

export function released(all: readonly Counted[], places: PlaceTree, inside: BlockInside = {}): Sources {
  const blocks: Pick<OpenFigures, 'closedWeek'> = {
    closedWeek: async () => inside.closedWeek,
  }
  return { source: 'released', cells: sumsOf(all, places, 'burden', 'place'), blocks }
}

export const exact = (all: readonly Counted[], places: PlaceTree): Sources => ({
  source: 'exact',
  cells: sumsOf(all, places, 'burden', 'bursts'),
})

export const open = (all: readonly Counted[], places: PlaceTree): Sources => ({
  source: 'open',
  cells: sumsOf(all, places, 'grid', 'place'),
})
