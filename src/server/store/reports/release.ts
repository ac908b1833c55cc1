import { releaseCases } from '../cases/release-cases.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { dropWithdrawn, releaseFollowUps } from '../follow-ups/release-follow-ups.ts'
import { moveMessages } from '../messages/move-messages.ts'
import type { Db, Trx } from '../tables/database.ts'
import { addBurdens } from '../tallies/add-burdens.ts'
import { readRegister, upwardOf } from '../tallies/upward.ts'
import { readBursts } from './bursts.ts'
import { type Moved, moveReports } from './move-reports.ts'

/**
 * Moves everything that waits to the released tables, in one transaction that also takes the slot: two processes at the same
 * hour release once, and a crash at any moment leaves either nothing done or all of it. What is moved is counted with it.
 *
 * @param open see `ReportStore.release`, as `day`
 * @returns number of reports moved, or undefined when the slot was taken
 */
export async function release(
  db: Db,
  dialect: Dialect,
  slot: string,
  open?: string,
  day?: string,
): Promise<number | undefined> {
  const moved = await db.transaction().execute(async (trx) => {
    if (!(await takeSlot(trx, slot))) return undefined
    await dialect.alone(trx, ['intake', 'parts_intake', 'messages_intake'])
    const withdrawn = await dropWithdrawn(trx)
    const { count, weeks } = await moveAndCount(trx, open)
    await releaseMessages(trx, dialect)
    await releaseFollowUps(trx)
    if (day !== undefined) await releaseCases(trx, day)
    if (count + withdrawn === 0) return 0
    await moveReceipts(trx)
    await moveParts(trx)
    await dialect.emptyIntake(trx, 'intake')
    await dialect.dropClaimedParts(trx)
    if (weeks.length > 0) await dialect.blendWeeks(trx, weeks)
    return count
  })
  // The release stands whatever happens now; what a busy reader keeps from being wiped goes at the next release.
  if (moved !== undefined) await dialect.afterRelease(db).catch(() => {})
  return moved
}

/** After the reports: a message may have come before its report was released. */
async function releaseMessages(trx: Trx, dialect: Dialect): Promise<void> {
  const days = await moveMessages(trx)
  if (days.length === 0) return
  await dialect.emptyIntake(trx, 'messages_intake')
  await dialect.blendMessages(trx, days)
}

async function moveAndCount(trx: Trx, open?: string): Promise<Moved> {
  const bursts = await readBursts(trx, open)
  const places = await trx.selectFrom('intake').select('place').distinct().execute()
  const upward = await upwardOf(await readRegister(trx), 'burden', places)
  const moved = await moveReports(trx, bursts, upward)
  await addBurdens(trx, moved.leaves, upward)
  await bursts.remember(trx)
  return moved
}

async function takeSlot(trx: Trx, slot: string): Promise<boolean> {
  const taken = await trx
    .insertInto('releases')
    .values({ slot })
    .onConflict((conflict) => conflict.doNothing())
    .returning('slot')
    .executeTakeFirst()
  return taken !== undefined
}

/** Of an id that is in `receipts` already the older receipt stays. (`where`: without one SQL takes `on conflict` for a join.) */
async function moveReceipts(trx: Trx): Promise<void> {
  const columns = ['id_mac', 'digest_mask', 'access_mac', 'day'] as const
  await trx
    .insertInto('receipts')
    .columns(columns)
    .expression((query) => query.selectFrom('intake').select(columns).where('seq', '>', 0).orderBy('id_mac'))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Pieces that a report needs: those of a withdrawn one are not moved, and go with the others. */
async function moveParts(trx: Trx): Promise<void> {
  const columns = ['sha256', 'bytes'] as const
  await trx
    .insertInto('parts')
    .columns(columns)
    .expression((query) =>
      query
        .selectFrom('parts_intake')
        .select(columns)
        .where('claimed', '=', 1)
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('report_parts').select('ref').whereRef('report_parts.sha256', '=', 'parts_intake.sha256')),
        )
        .orderBy('sha256'),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
