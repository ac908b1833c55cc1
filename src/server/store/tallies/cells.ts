import type { Db } from '../tables/database.ts'
import type { SumTable } from './sums.ts'
import type { CellQuery, TallyCells } from './types.ts'

const asList = (codes: string | readonly string[]): readonly string[] => (typeof codes === 'string' ? [codes] : codes)

/** Sums of one table; see `TallyCells`. */
export function createCells(db: Db, table: SumTable): TallyCells {
  const cells = ({ view, places, periods, category, issuerLevel, issuer }: CellQuery) => {
    const all = db
      .selectFrom(table)
      .select(['place', 'period', 'category', 'issuer_level as issuerLevel', 'issuer', 'item', 'n', 'own'])
      .where('view', '=', view)
      .where('place', 'in', places)
      .where('period', 'in', periods)
    return all
      .$if(category !== undefined, (some) => some.where('category', 'in', asList(category ?? [])))
      .$if(issuerLevel !== undefined, (some) => some.where('issuer_level', 'in', asList(issuerLevel ?? [])))
      .$if(issuer !== undefined, (some) => some.where('issuer', 'in', asList(issuer ?? [])))
      .execute()
  }
  return {
    cells: async (query) => (query.places.length === 0 || query.periods.length === 0 ? [] : cells(query)),
    since: async () => {
      // Everything is counted at one of these: a register may end at the county.
      const wide = db.selectFrom('places').select('code').where('level', 'in', ['province', 'city', 'county'])
      const row = await db
        .selectFrom(table)
        .select(({ fn }) => fn.min('period').as('first'))
        .where('view', '=', 'total')
        .where('place', 'in', wide)
        .where('period', 'like', '____-W__')
        .executeTakeFirst()
      return row?.first ?? undefined
    },
  }
}
