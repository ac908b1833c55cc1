import type { Db } from '../../tables/database.ts'
import type { CaseCell, CaseFigureStore } from '../types.ts'

type Query = Parameters<CaseFigureStore['cells']>[0]

/** See `CaseFigureStore.cells`. Read by the key of `case_tallies`: as many rows as are shown, however many cases there are. */
export async function caseCells(db: Db, query: Query): Promise<readonly CaseCell[]> {
  const { view, lines, places, periods, category, unit } = query
  if (lines.length === 0 || places.length === 0 || periods.length === 0) return []
  const codes = ['place', 'period', 'category', 'unit', 'item'] as const
  return db
    .selectFrom('case_tallies')
    .select([...codes, ({ fn }) => fn.sum<number>('n').as('n')])
    .where('view', '=', view)
    .where('place', 'in', places)
    .where('period', 'in', periods)
    .where('line', 'in', lines)
    .$if(category !== undefined, (cells) => cells.where('category', '=', category ?? ''))
    .$if(unit !== undefined, (cells) => cells.where('unit', '=', unit ?? ''))
    .groupBy(codes)
    .execute()
}
