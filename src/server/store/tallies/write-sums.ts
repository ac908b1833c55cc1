import { setImmediate as nextTurn } from 'node:timers/promises'
import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import type { Sum, SumTable } from './sums.ts'

const KEY = ['view', 'place', 'period', 'category', 'issuer_level', 'issuer', 'item'] as const

/** Adds sums, in the order given, to those that are there. Between two statements the rest of the process has its turn. */
export async function writeSums(trx: Trx, table: SumTable, sums: readonly Sum[]): Promise<void> {
  for (const some of chunks(sums)) {
    await trx
      .insertInto(table)
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(KEY).doUpdateSet(({ eb, ref }) => ({
          n: eb(ref(`${table}.n` as 'burden_tallies.n'), '+', ref('excluded.n')),
          own: eb(ref(`${table}.own` as 'burden_tallies.own'), '+', ref('excluded.own')),
        })),
      )
      .execute()
    await nextTurn()
  }
}
