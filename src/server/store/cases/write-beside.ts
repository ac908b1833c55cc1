import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import { Conflict } from './conflict.ts'
import { fromEvent, fromUnitRow } from './rows.ts'
import type { CaseChange, NewOutcome, NewRating, NewStep } from './types.ts'

/** Everything that follows from the events of a case whose row is held. */
export async function writeBeside(trx: Trx, change: CaseChange): Promise<void> {
  const { id, events, row, units, steps, deltas, notices, rating, outcome, settled = [] } = change
  for (const some of chunks(events))
    await trx
      .insertInto('case_events')
      .values(some.map((event) => fromEvent(id, event)))
      .execute()
  await trx.deleteFrom('case_units').where('case_id', '=', id).execute()
  if (units.length > 0)
    await trx
      .insertInto('case_units')
      .values(units.map((unit) => fromUnitRow(id, unit)))
      .execute()
  await addSteps(trx, id, steps)
  for (const some of chunks(deltas)) await trx.insertInto('case_deltas').values(some).execute()
  const at = events.at(-1)?.at
  if (at !== undefined && notices.length > 0)
    await trx
      .insertInto('notices')
      .values(
        notices.map((notice) => ({ at, case_id: id, line: row.line, ...notice, tries: 0, retry: at, error: null })),
      )
      .execute()
  if (rating) await addRating(trx, id, rating)
  if (outcome) await addOutcome(trx, id, outcome)
  for (const some of chunks(settled)) await trx.deleteFrom('follow_ups_intake').where('key_mac', 'in', some).execute()
}

/** Public words of a case, numbered on from those that are there. The row of the case must be held. */
export async function addSteps(trx: Trx, id: string, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return
  const { last } = await trx
    .selectFrom('case_steps')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  const first = (last ?? 0) + 1
  await trx
    .insertInto('case_steps')
    .values(steps.map((step, index) => ({ case_id: id, number: first + index, ...step })))
    .execute()
}

/** One rating a report and closing: the same one sent to two processes at once is stored by one of them. */
async function addRating(trx: Trx, id: string, { ref, closing, digestMask, day }: NewRating): Promise<void> {
  const stored = await trx
    .insertInto('ratings')
    .values({ ref, closing, case_id: id, digest_mask: digestMask, day })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ref')
    .executeTakeFirst()
  if (!stored) throw new Conflict()
}

/** What stands on the public board is never rewritten: a second publication of a case leaves the first. */
async function addOutcome(trx: Trx, id: string, { measures, ...rest }: NewOutcome): Promise<void> {
  await trx
    .insertInto('outcomes')
    .values({ case_id: id, ...rest, measures: JSON.stringify(measures) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
