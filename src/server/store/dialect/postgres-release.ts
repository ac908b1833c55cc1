import { sql } from 'kysely'
import { burdenPeriods, weekOf } from '../../../contract/staff/period.ts'
import type { Trx } from '../tables/database.ts'

/** A new, empty file takes the table's place; the old one is unlinked at the commit, with all dead rows and their order. */
export async function emptyIntake(trx: Trx, table: 'intake' | 'messages_intake'): Promise<void> {
  await sql`truncate ${sql.table(table)} restart identity`.execute(trx)
}

/** Likewise; unclaimed pieces are copied over. Without claimed ones nothing is touched. */
export async function dropClaimedParts(trx: Trx): Promise<void> {
  const claimed = await trx
    .selectFrom('parts_intake')
    .select('seq')
    .where('claimed', '=', 1)
    .limit(1)
    .executeTakeFirst()
  if (!claimed) return
  await sql`
    create temporary table unclaimed on commit drop as
    select sha256, bytes, day from parts_intake where claimed = 0`.execute(trx)
  await sql`truncate parts_intake restart identity`.execute(trx)
  await sql`
    insert into parts_intake (sha256, bytes, day, claimed)
    select sha256, bytes, day, 0 from unclaimed order by sha256`.execute(trx)
}

/**
 * Every row version names the transaction that wrote it (xmin) and its place in the file (ctid), and a transaction is a
 * release, which is a day. So all burden rows of the weeks are written anew in the order of their random keys: a quiet
 * Sunday's single report then looks like the rest of its week. Costs one rewrite of a week's reports for each release.
 */
export async function blendWeeks(trx: Trx, weeks: readonly string[]): Promise<void> {
  const ofWeeks = sql`select ref from reports where kind = 'burden' and week in (${sql.join(weeks)})`
  const pieces = sql`select sha256 from report_parts where ref in (${ofWeeks})`
  await sql`
    with gone as (delete from parts where sha256 in (${pieces}) returning *)
    insert into parts select * from gone order by sha256`.execute(trx)
  await sql`
    with gone as (delete from report_parts where ref in (${ofWeeks}) returning *)
    insert into report_parts select * from gone order by ref, sha256`.execute(trx)
  await sql`
    with gone as (delete from reports where ref in (${ofWeeks}) returning *)
    insert into reports select * from gone order by ref`.execute(trx)
  await blendSums(trx, weeks)
}

/** Several releases a day would otherwise tell the hour of a message, which keeps its day only. */
export async function blendMessages(trx: Trx, days: readonly string[]): Promise<void> {
  await sql`
    with gone as (delete from messages where from_reporter = 1 and day in (${sql.join(days)}) returning *)
    insert into messages select * from gone order by ref, mid`.execute(trx)
}

/** A sum or a pending count that a day has not touched would tell that nothing of its kind came on that day. */
async function blendSums(trx: Trx, weeks: readonly string[]): Promise<void> {
  const periods = [...new Set(weeks.flatMap(burdenPeriods))]
  await sql`
    with gone as (delete from burden_tallies where period in (${sql.join(periods)}) returning *)
    insert into burden_tallies select * from gone
    order by view, place, period, category, issuer_level, issuer, item`.execute(trx)
  await sql`
    with gone as (delete from pending where week in (${sql.join(weeks.map(weekOf))}) returning *)
    insert into pending select * from gone order by week, area, category, issuer_level, issuer, item`.execute(trx)
}
