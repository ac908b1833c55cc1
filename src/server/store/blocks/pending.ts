import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import type { PendingTable } from '../tables/tally-tables.ts'
import type { Count, Given } from './facts.ts'
import type { Leaf, Waiting } from './pour.ts'

/** What waits for blocks, over all weeks up to one. */
export interface Pending {
  readonly waiting: readonly Waiting[]
  /** Of all these leaves together. */
  given(leaves: readonly Leaf[]): Given
  /** Weeks whose reports these leaves hold. */
  held(leaves: readonly Leaf[]): readonly (Leaf & { readonly week: string })[]
  /** Takes out what these leaves held: it is in blocks now. */
  empty(leaves: readonly Leaf[]): Promise<void>
}

/**
 * Takes what waits out of the table and puts back what goes on waiting: rows that stay are then written by the same hand as
 * their neighbours, and none tells the day of its last report. The table must be held alone.
 */
export async function readPending(trx: Trx, week: string): Promise<Pending> {
  const rows = await trx.selectFrom('pending').selectAll().where('week', '<=', week).execute()
  const byLeaf = new Map<string, { readonly waiting: Waiting; readonly rows: PendingTable[] }>()
  for (const row of rows) {
    const leaf = { area: row.area, category: row.category, issuerLevel: row.issuer_level, issuer: row.issuer }
    const known = byLeaf.get(keyOf(leaf)) ?? { waiting: { ...leaf, n: 0, weight: 0 }, rows: [] }
    const { n, weight } = known.waiting
    const waiting = row.item === '' ? { ...leaf, n: n + row.n, weight: weight + row.weight } : known.waiting
    byLeaf.set(keyOf(leaf), { waiting, rows: [...known.rows, row] })
  }
  const rowsOf = (leaves: readonly Leaf[]) => leaves.flatMap((leaf) => byLeaf.get(keyOf(leaf))?.rows ?? [])
  return {
    waiting: [...byLeaf.values()].map(({ waiting }) => waiting),
    given: (leaves) => {
      const given = new Map<string, Count>()
      for (const { item, n, weight } of rowsOf(leaves)) {
        const known = given.get(item) ?? { n: 0, weight: 0 }
        if (item !== '') given.set(item, { n: known.n + n, weight: known.weight + weight })
      }
      return given
    },
    held: (leaves) =>
      leaves.flatMap((leaf) =>
        rowsOf([leaf])
          .filter(({ item }) => item === '')
          .map((row) => ({ ...leaf, week: row.week })),
      ),
    empty: async (leaves) => {
      const emptied = new Set(rowsOf(leaves))
      const staying = rows.filter((row) => !emptied.has(row)).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      await trx.deleteFrom('pending').where('week', '<=', week).execute()
      for (const some of chunks(staying)) await trx.insertInto('pending').values(some).execute()
    },
  }
}

const keyOf = ({ area, category, issuerLevel, issuer }: Leaf): string => [area, category, issuerLevel, issuer].join()

const orderOf = (row: PendingTable): string =>
  [row.week, row.area, row.category, row.issuer_level, row.issuer, row.item].join()
