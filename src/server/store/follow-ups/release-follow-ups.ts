import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'

/**
 * Reports that were withdrawn before their release: nothing of them is ever released or counted. Their receipts stay, and say
 * so, for a phone that sends such a report once more. Must come before everything else of a release.
 *
 * @returns how many
 */
export async function dropWithdrawn(trx: Trx): Promise<number> {
  // Looked up once: a withdrawal that is stored while we work belongs to the next release, which finds its report released.
  const withdrawn = await trx
    .selectFrom('intake')
    .innerJoin('follow_ups_intake', 'follow_ups_intake.status_mac', 'intake.status_mac')
    .select(['seq', 'key_mac'])
    .where('what', '=', 'withdrawal')
    .execute()
  for (const some of chunks(withdrawn)) {
    const rows = some.map(({ seq }) => seq)
    await trx
      .insertInto('receipts')
      .columns(['id_mac', 'digest_mask', 'access_mac', 'day', 'gone'])
      .expression((query) =>
        query
          .selectFrom('intake')
          .select(({ lit }) => ['id_mac', 'digest_mask', 'access_mac', 'day', lit(1).as('gone')])
          .where('seq', 'in', rows)
          .orderBy('id_mac'),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx.deleteFrom('intake').where('seq', 'in', rows).execute()
    const keys = some.map(({ key_mac }) => key_mac)
    await trx.deleteFrom('follow_ups_intake').where('key_mac', 'in', keys).execute()
  }
  return withdrawn.length
}

/**
 * Ratings and withdrawals that came before this release may act now. They are written anew in the order of their random keys: what
 * is left of them in the file, acted on or not, would otherwise lie there in the order in which they came.
 */
export async function releaseFollowUps(trx: Trx): Promise<void> {
  const held = await trx
    .selectFrom('follow_ups_intake')
    .selectAll()
    .where('released', '=', 0)
    .orderBy('key_mac')
    .execute()
  for (const some of chunks(held)) {
    const keys = some.map(({ key_mac }) => key_mac)
    await trx.deleteFrom('follow_ups_intake').where('key_mac', 'in', keys).execute()
  }
  for (const some of chunks(held))
    await trx
      .insertInto('follow_ups_intake')
      .values(some.map((row) => ({ ...row, released: 1 })))
      .execute()
}
