import { writeDown } from '../staff/audit-store.ts'
import type { NewEntry } from '../staff/types.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { NewReply, ReadMessage } from './types.ts'

/** See `ReadingStore.thread`. Messages have a day only: on the same day the reporter is taken to have spoken first. */
export async function getThread(db: Db, ref: string): Promise<readonly ReadMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['mid', 'from_reporter', 'day', 'sealed', 'copy'])
    .where('ref', '=', ref)
    .orderBy('day')
    .orderBy('from_reporter', 'desc')
    .orderBy('mid')
    .execute()
  return rows.map(({ from_reporter, ...message }) => ({ ...message, fromReporter: from_reporter === 1 }))
}

/** See `ReadingStore.reply`. Reply, mark and audit entry are written together or not at all. */
export async function storeReply(
  trx: Trx,
  { ref, mid, day, sealed, copy }: NewReply,
  entry: NewEntry,
): Promise<'stored' | 'known' | 'differs' | 'unknown'> {
  const report = await trx.selectFrom('reports').select('ref').where('ref', '=', ref).executeTakeFirst()
  if (!report) return 'unknown'
  const stored = await trx
    .insertInto('messages')
    .values({ ref, mid, from_reporter: 0, day, sealed, copy, mid_mac: null, digest_mask: null })
    .onConflict((conflict) => conflict.columns(['ref', 'mid']).doNothing())
    .returning('mid')
    .executeTakeFirst()
  if (!stored) {
    const there = await trx
      .selectFrom('messages')
      .select(['from_reporter', 'sealed', 'copy'])
      .where('ref', '=', ref)
      .where('mid', '=', mid)
      .executeTakeFirstOrThrow()
    return there.from_reporter === 0 && there.sealed === sealed && there.copy === copy ? 'known' : 'differs'
  }
  await trx.updateTable('messages').set({ answered: 1 }).where('ref', '=', ref).where('from_reporter', '=', 1).execute()
  await writeDown(trx, entry)
  return 'stored'
}
