import type { Selectable } from 'kysely'
import { gridPeriods } from '../../../../contract/staff/period.ts'
import { chunks } from '../../per-count.ts'
import type { CaseDeltaTable, CaseTallyTable } from '../../tables/case-tables.ts'
import type { Db, Trx } from '../../tables/database.ts'
import { type Register, readRegister, upwardOf } from '../../tallies/upward.ts'

/** Deltas of one transaction: acts that are just being written wait for it. */
const AT_ONCE = 200

const KEY = ['view', 'place', 'period', 'line', 'category', 'unit', 'item'] as const

type Delta = Selectable<CaseDeltaTable>

/**
 * See `CaseFigureStore.fold`. A delta is deleted in the transaction that counts it: two processes never count it twice, for the
 * second waits for the first to delete the row and then finds it gone.
 */
export async function foldCases(db: Db): Promise<number> {
  const register = await readRegister(db)
  let folded = 0
  for (;;) {
    const count = await db.transaction().execute((trx) => foldSome(trx, register))
    folded += count
    if (count < AT_ONCE) return folded
  }
}

async function foldSome(trx: Trx, register: Register): Promise<number> {
  const deltas = await trx
    .deleteFrom('case_deltas')
    .where('seq', 'in', (some) => some.selectFrom('case_deltas').select('seq').orderBy('seq').limit(AT_ONCE))
    .returningAll()
    .execute()
  if (deltas.length === 0) return 0
  const upward = await upwardOf(register, 'grid', deltas)
  for (const some of chunks(addUp(deltas, (place) => upward.get(place) ?? [place])))
    await trx
      .insertInto('case_tallies')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(KEY).doUpdateSet(({ eb, ref }) => ({ n: eb(ref('case_tallies.n'), '+', ref('excluded.n')) })),
      )
      .execute()
  return deltas.length
}

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
