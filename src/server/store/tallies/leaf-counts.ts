import { weekOf } from '../../../contract/staff/period.ts'
import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import type { Ticks } from './ticks.ts'

/** A report about to be released, as far as it is counted. */
export interface Released {
  readonly area: string
  readonly category: string
  /** Monday of its week. */
  readonly monday: string
  readonly ticks: Ticks
  readonly burst: boolean
  /** Whether it is the first of its leaf with its capability on its day. */
  readonly counts: boolean
}

/** Reports of one leaf and week that a release brings; with an item, those that ticked it. */
export interface LeafCount {
  readonly monday: string
  readonly area: string
  readonly category: string
  readonly issuerLevel: string
  readonly issuer: string
  readonly item: string
  n: number
  bursts: number
  weight: number
}

export interface LeafCounts {
  add(report: Released): void
  all(): readonly LeafCount[]
}

export function leafCounts(): LeafCounts {
  const counts = new Map<string, LeafCount>()
  return {
    add: ({ area, category, monday, ticks: { issuerLevel, issuer, items }, burst, counts: countsTowardsK }) => {
      for (const item of ['', ...items]) {
        const key = [monday, area, category, issuerLevel, issuer, item].join()
        const codes = { monday, area, category, issuerLevel, issuer, item }
        const count = counts.get(key) ?? { ...codes, n: 0, bursts: 0, weight: 0 }
        count.n++
        if (burst) count.bursts++
        else if (countsTowardsK) count.weight++
        counts.set(key, count)
      }
    },
    all: () => [...counts.values()],
  }
}

/** Lets the reports that are no bursts wait for a block. */
export async function addPending(trx: Trx, counts: readonly LeafCount[]): Promise<void> {
  const rows = counts
    .filter(({ n, bursts }) => n > bursts)
    .map(({ monday, area, category, issuerLevel, issuer, item, n, bursts, weight }) => ({
      week: weekOf(monday),
      area,
      category,
      issuer_level: issuerLevel,
      issuer,
      item,
      n: n - bursts,
      weight,
    }))
  for (const some of chunks(rows))
    await trx
      .insertInto('pending')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['week', 'area', 'category', 'issuer_level', 'issuer', 'item']).doUpdateSet(({ eb, ref }) => ({
          n: eb(ref('pending.n'), '+', ref('excluded.n')),
          weight: eb(ref('pending.weight'), '+', ref('excluded.weight')),
        })),
      )
      .execute()
}
