import type { Selectable } from 'kysely'
import { gridPeriods } from '../../../../contract/staff/period.ts'
import { chunks } from '../../per-count.ts'
import type { CaseDeltaTable, CaseTallyTable } from '../../tables/case-tables.ts'
import type { Db } from '../../tables/database.ts'
import { foldRows } from '../../tallies/fold-rows.ts'

const KEY = ['view', 'place', 'period', 'line', 'category', 'unit', 'item'] as const

type Delta = Selectable<CaseDeltaTable>

/** See `CaseFigureStore.fold`. */
export const foldCases = (db: Db): Promise<number> =>
  foldRows(db, 'case_deltas', async (trx, deltas, wayUp) => {
    for (const some of chunks(addUp(deltas, wayUp)))
      await trx
        .insertInto('case_tallies')
        .values(some)
        .onConflict((conflict) =>
          conflict
            .columns(KEY)
            .doUpdateSet(({ eb, ref }) => ({ n: eb(ref('case_tallies.n'), '+', ref('excluded.n')) })),
        )
        .execute()
  })

/** Month and year are those of the calendar, as everything of a work order; no figure of cases is of a single day. */
const periodsOf = (day: string): readonly string[] => gridPeriods(day).slice(1)

/** Codes outside the view are empty. */
const viewsOf = ({ line, category, unit, item }: Delta) => [
  { view: 'total', line, category: '', unit: '', item },
  { view: 'category', line, category, unit: '', item },
  { view: 'unit', line, category, unit, item },
]

/** Sums in the order of their keys: processes that write the same rows in one order never wait for each other in a circle. */
function addUp(deltas: readonly Delta[], wayUp: (place: string) => readonly string[]): readonly CaseTallyTable[] {
  const sums = new Map<string, CaseTallyTable>()
  for (const delta of deltas)
    for (const codes of viewsOf(delta))
      for (const place of wayUp(delta.place))
        for (const period of periodsOf(delta.day)) {
          const row = { ...codes, place, period }
          const key = KEY.map((column) => row[column]).join()
          sums.set(key, { ...row, n: (sums.get(key)?.n ?? 0) + delta.n })
        }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
