import { setImmediate as nextTurn } from 'node:timers/promises'
import { mondayOf } from '../monday.ts'
import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import { linkParts } from './insert-grids.ts'
import { type Named, nameRandomly } from './name-randomly.ts'

/** Rows in memory at a time; a body has up to 128 KiB. */
const ROWS_AT_ONCE = 200

/**
 * Copies every waiting report to `reports` under a random name, in the order of these names, with the Monday of its week for
 * its day. In memory are all row numbers and names (some 100 bytes a report) and a few hundred bodies.
 */
export async function moveReports(trx: Trx): Promise<{ count: number; weeks: readonly string[] }> {
  const waiting = await trx.selectFrom('intake').select('seq').execute()
  const weeks = new Set<string>()
  for (const some of chunks(nameRandomly(waiting.map(({ seq }) => seq)), ROWS_AT_ONCE)) {
    for (const week of await moveSome(trx, some)) weeks.add(week)
    await nextTurn()
  }
  return { count: waiting.length, weeks: [...weeks] }
}

async function moveSome(trx: Trx, named: readonly Named<number>[]): Promise<string[]> {
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
  const moving = named.map(({ ref, item }) => ({ ref, row: bySeq.get(item) as (typeof rows)[number] }))
  const reports = moving.map(({ ref, row }) => ({
    ref,
    kind: 'burden' as const,
    place: row.place,
    category: row.category,
    week: mondayOf(row.day),
    day: null,
    state: 'received' as const,
    body: row.body,
    status_mac: row.status_mac,
    photos_pending: 0,
    issuer_level: '-',
    issuer: '-',
    burst: 0,
  }))
  await trx.insertInto('reports').values(reports).execute()
  await linkParts(
    trx,
    moving.flatMap(({ ref, row }) => (JSON.parse(row.parts) as string[]).map((sha256) => ({ ref, sha256 }))),
  )
  return reports.map(({ week }) => week)
}
