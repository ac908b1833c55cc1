import { burdenPeriods, mondayOfWeek, weekOf } from '../../../contract/staff/period.ts'
import { SMALLEST_GROUP, UNDIVIDED } from '../../../contract/staff/tally.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { chunks } from '../per-count.ts'
import type { Db, Trx } from '../tables/database.ts'
import { addUp } from '../tallies/sums.ts'
import { readRegister, upwardOf } from '../tallies/upward.ts'
import { writeSums } from '../tallies/write-sums.ts'
import { addendsOf } from './addends.ts'
import { type Fact, factsOf } from './facts.ts'
import { type Pending, readPending } from './pending.ts'
import { type Block, pour } from './pour.ts'
import { treeOf } from './tree.ts'
import { endsMonth, weeksToClose } from './weeks-to-close.ts'

/** See `TallyStore.closeWeeks`. */
export async function closeWeeks(db: Db, dialect: Dialect, day: string): Promise<readonly string[]> {
  const weeks: string[] = []
  for (const week of weeksToClose(day, await known(db, day)))
    if (await db.transaction().execute((trx) => closeWeek(trx, dialect, week))) weeks.push(week)
  // What waited and is in blocks now shall not be found in log and file. The blocks stand whatever happens now.
  if (weeks.length > 0) await dialect.afterRelease(db).catch(() => {})
  return weeks
}

async function known(db: Db, day: string) {
  const { closed } = await db
    .selectFrom('closed_weeks')
    .select(({ fn }) => fn.max('week').as('closed'))
    .where('week', '<', weekOf(day))
    .executeTakeFirstOrThrow()
  const { first, last } = await db
    .selectFrom('pending')
    .select(({ fn }) => [fn.min('week').as('first'), fn.max('week').as('last')])
    .executeTakeFirstOrThrow()
  return { closed: closed ?? undefined, first: first ?? undefined, last: last ?? undefined }
}

/** @returns false when another process has closed it */
async function closeWeek(trx: Trx, dialect: Dialect, week: string): Promise<boolean> {
  const taken = await trx
    .insertInto('closed_weeks')
    .values({ week })
    .onConflict((conflict) => conflict.doNothing())
    .returning('week')
    .executeTakeFirst()
  if (!taken) return false
  // A release must not add to rows that are being read and replaced here.
  await dialect.alone(trx, ['pending'])
  const pending = await readPending(trx, week)
  const register = await readRegister(trx)
  const tree = await treeOf(register)
  const blocks = pour(pending.waiting, tree, SMALLEST_GROUP, endsMonth(week))
  if (blocks.length === 0) return true
  const described = blocks.map((block) => ({
    block,
    // Numbers of different categories have nothing in common, and a block without one has no place for their sub-types.
    facts: block.category === UNDIVIDED ? [] : factsOf(block, pending.given(block.leaves), SMALLEST_GROUP),
  }))
  for (const { block, facts } of described) await writeBlock(trx, week, block, facts, pending)
  const upward = await upwardOf(register, 'burden', blocks)
  const periods = burdenPeriods(mondayOfWeek(week))
  await writeSums(trx, 'released_tallies', addUp(described.flatMap((one) => addendsOf(one, periods, upward))))
  await pending.empty(blocks.flatMap(({ leaves }) => leaves))
  return true
}

async function writeBlock(
  trx: Trx,
  week: string,
  block: Block,
  facts: readonly Fact[],
  pending: Pending,
): Promise<void> {
  const { place, category, issuerLevel, issuer, n } = block
  const { number } = await trx
    .insertInto('blocks')
    .values({ week, place, category, issuer_level: issuerLevel, issuer, n })
    .returning('number')
    .executeTakeFirstOrThrow()
  const leaves = pending.held(block.leaves).map((leaf) => ({
    ...{ block: number, week: leaf.week, area: leaf.area },
    ...{ category: leaf.category, issuer_level: leaf.issuerLevel, issuer: leaf.issuer },
  }))
  for (const some of chunks(leaves)) await trx.insertInto('block_leaves').values(some).execute()
  if (facts.length === 0) return
  await trx
    .insertInto('block_facts')
    .values(facts.map(({ item, value }) => ({ block: number, item, value })))
    .execute()
}
