import { setImmediate as nextTurn } from 'node:timers/promises'
import { mondayOf } from '../../../contract/staff/period.ts'
import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import { type LeafCount, leafCounts } from '../tallies/leaf-counts.ts'
import { readTicks } from '../tallies/ticks.ts'
import type { Upward } from '../tallies/upward.ts'
import type { Bursts } from './bursts.ts'
import { linkParts } from './insert-grids.ts'
import { type Named, nameRandomly } from './name-randomly.ts'

/** Rows in memory at a time; a body has up to 128 KiB. */
const ROWS_AT_ONCE = 200

export interface Moved {
  readonly count: number
  /** Mondays of the weeks they belong to. */
  readonly weeks: readonly string[]
  readonly leaves: readonly LeafCount[]
}

/**
 * Copies every waiting report to `reports` under a random name, in the order of these names, with the Monday of its week for
 * its day, and counts it. In memory are all row numbers and names (some 100 bytes a report) and a few hundred bodies.
 */
export async function moveReports(trx: Trx, bursts: Bursts, upward: Upward): Promise<Moved> {
  const waiting = await trx.selectFrom('intake').select('seq').execute()
  const leaves = leafCounts()
  const weeks = new Set<string>()
  for (const some of chunks(nameRandomly(waiting.map(({ seq }) => seq)), ROWS_AT_ONCE)) {
    for (const { row, week, ticks, burst } of await moveSome(trx, some, bursts)) {
      weeks.add(week)
      leaves.add({
        area: upward.get(row.place)?.[0] ?? row.place,
        category: row.category,
        monday: week,
        ticks,
        burst,
        counts: bursts.count({ ...row, issuerLevel: ticks.issuerLevel, issuer: ticks.issuer }),
      })
    }
    await nextTurn()
  }
  return { count: waiting.length, weeks: [...weeks], leaves: leaves.all() }
}

async function moveSome(trx: Trx, named: readonly Named<number>[], bursts: Bursts) {
  const rows = await trx
    .selectFrom('intake')
    .selectAll()
    .where(
      'seq',
      'in',
      named.map(({ item }) => item),
    )
    .execute()
  const bySeq = new Map(rows.map((row) => [row.seq, row]))
  const moving = named.map(({ ref, item }) => {
    const row = bySeq.get(item) as (typeof rows)[number]
    return {
      ref,
      row,
      week: mondayOf(row.day),
      ticks: readTicks(row.body),
      burst: bursts.isBurst(row.day, row.place),
    }
  })
  const reports = moving.map(({ ref, row, week, ticks, burst }) => ({
    ref,
    kind: 'burden' as const,
    place: row.place,
    category: row.category,
    week,
    day: null,
    state: 'received' as const,
    body: row.body,
    status_mac: row.status_mac,
    photos_pending: 0,
    issuer_level: ticks.issuerLevel,
    issuer: ticks.issuer,
    burst: burst ? 1 : 0,
  }))
  await trx.insertInto('reports').values(reports).execute()
  await linkParts(
    trx,
    moving.flatMap(({ ref, row }) => (JSON.parse(row.parts) as string[]).map((sha256) => ({ ref, sha256 }))),
  )
  return moving
}
