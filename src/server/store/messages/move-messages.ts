import type { Trx } from '../tables/database.ts'

/**
 * Moves what reporters have sent since the last release beside their reports, in the order of random names; those to reports that
 * have been withdrawn go nowhere.
 *
 * @returns days of the moved messages
 */
export async function moveMessages(trx: Trx): Promise<readonly string[]> {
  const days = await trx.selectFrom('messages_intake').select('day').distinct().orderBy('day').execute()
  if (days.length === 0) return []
  await trx
    .insertInto('messages')
    .columns(['ref', 'mid', 'from_reporter', 'day', 'sealed', 'copy', 'mid_mac', 'digest_mask'])
    .expression((query) =>
      query
        .selectFrom('messages_intake')
        .innerJoin('reports', 'reports.status_mac', 'messages_intake.status_mac')
        .select(({ fn, lit, ref }) => [
          fn.min('reports.ref').as('ref'),
          ref('mid').as('mid'),
          lit(1).as('from_reporter'),
          ref('messages_intake.day').as('day'),
          ref('sealed').as('sealed'),
          lit(null).as('copy'),
          ref('mid_mac').as('mid_mac'),
          ref('digest_mask').as('digest_mask'),
        ])
        .where('reports.withdrawn', '=', 0)
        .groupBy(['mid', 'messages_intake.day', 'sealed', 'mid_mac', 'digest_mask'])
        .orderBy('mid'),
    )
    .execute()
  return days.map(({ day }) => day)
}
