import type { Selectable } from 'kysely'
import type { CaseDeltaTable } from '../tables/case-tables.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { GridArrivalTable } from '../tables/tally-tables.ts'
import { readRegister, upwardOf } from './upward.ts'

/** Rows of one transaction: who is just writing some waits for it. */
const AT_ONCE = 200

/** What is written beside a report or an act and not yet in the figures: no row of these is hot. */
interface Uncounted {
  case_deltas: Selectable<CaseDeltaTable>
  grid_arrivals: Selectable<GridArrivalTable>
}

/**
 * Counts what has come in since, some at a time. A row is deleted in the transaction that counts it: two processes never count
 * it twice, for the second waits for the first to delete the row and then finds it gone.
 *
 * @param count adds them to their figures; `wayUp` tells where what a place has is counted
 * @returns how many were counted
 */
export async function foldRows<Table extends keyof Uncounted>(
  db: Db,
  table: Table,
  count: (trx: Trx, rows: readonly Uncounted[Table][], wayUp: (place: string) => readonly string[]) => Promise<void>,
): Promise<number> {
  const register = await readRegister(db)
  let folded = 0
  for (;;) {
    const taken = await db.transaction().execute(async (trx) => {
      const rows = await take(trx, table)
      if (rows.length === 0) return 0
      const upward = await upwardOf(register, 'grid', rows)
      await count(trx, rows, (place) => upward.get(place) ?? [place])
      return rows.length
    })
    folded += taken
    if (taken < AT_ONCE) return folded
  }
}

async function take<Table extends keyof Uncounted>(trx: Trx, table: Table): Promise<readonly Uncounted[Table][]> {
  const rows = await trx
    .deleteFrom<keyof Uncounted>(table)
    .where('seq', 'in', (some) => some.selectFrom<keyof Uncounted>(table).select('seq').orderBy('seq').limit(AT_ONCE))
    .returningAll()
    .execute()
  return rows as readonly Uncounted[Table][]
}
