import { sql } from 'kysely'
import type { Trx } from '../tables/database.ts'
import { addSteps } from './write-beside.ts'

/**
 * Reporters of burdens are told where their case stands, as far as it has got. They learn it with the daily release only: an
 * answer that changed at any hour would tell them, and whoever looks over their shoulder, when somebody acted on which report. So
 * a report belongs to its case for them from then on, too.
 *
 * @param day of the release, the only one beside these words
 */
export async function releaseCases(trx: Trx, day: string): Promise<void> {
  await trx.updateTable('case_reports').set({ told: 1 }).where('told', '=', sql.lit(0)).execute()
  const untold = await trx
    .selectFrom('cases')
    .select(['id', 'next_state', 'public_state'])
    .where('untold', '=', sql.lit(1))
    .orderBy('id')
    .execute()
  for (const { id, next_state: state, public_state: told } of untold) {
    if (state !== told) await addSteps(trx, id, [{ state, day, what: '' }])
    await trx
      .updateTable('cases')
      .set(({ ref }) => ({
        public_state: ref('next_state'),
        public_answer: ref('answer'),
        public_photos: ref('answer_photos'),
        public_closings: ref('closings'),
        untold: 0,
      }))
      .where('id', '=', id)
      .execute()
  }
}
