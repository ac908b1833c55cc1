import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import { findFollowed } from './followed.ts'
import type { FollowUpStore, HeldFollowUp, HoldOutcome } from './types.ts'

/** See `FollowUpStore.hold`. */
export async function hold(db: Db, followUp: HeldFollowUp): Promise<HoldOutcome> {
  const { keyMac, statusMac, what, digestMask, day, body } = followUp
  const stored = await db
    .insertInto('follow_ups_intake')
    .values({ key_mac: keyMac, status_mac: statusMac, what, digest_mask: digestMask, day, body, released: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('what')
    .executeTakeFirst()
  if (stored) return { name: 'stored' }
  const known = await db
    .selectFrom('follow_ups_intake')
    .select(['digest_mask', 'day'])
    .where('key_mac', '=', keyMac)
    .executeTakeFirst()
  // Settled between our insert and our look: held once more, it finds nothing to act on.
  return known ? { name: 'known', digestMask: known.digest_mask, day: known.day } : hold(db, followUp)
}

/** See `FollowUpStore.held`. */
export async function releasedFollowUps(db: Db, limit: number): ReturnType<FollowUpStore['held']> {
  const rows = await db
    .selectFrom('follow_ups_intake')
    .selectAll()
    .where('released', '=', 1)
    .orderBy('key_mac')
    .limit(limit)
    .execute()
  return Promise.all(
    rows.map(async ({ key_mac, status_mac, what, digest_mask, day, body }) => ({
      ...{ keyMac: key_mac, statusMac: status_mac, what, digestMask: digest_mask, day, body },
      report: await findFollowed(db, status_mac),
    })),
  )
}

/** See `FollowUpStore.drop`. */
export async function dropFollowUps(db: Db, keys: readonly Uint8Array[]): Promise<void> {
  for (const some of chunks(keys)) await db.deleteFrom('follow_ups_intake').where('key_mac', 'in', some).execute()
}
