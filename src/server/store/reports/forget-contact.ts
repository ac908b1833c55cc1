import type { Trx } from '../tables/database.ts'

/** Takes contact and address out of a report; everything else of it stays. One without either is not written anew. */
export async function forgetContact(trx: Trx, ref: string): Promise<void> {
  const report = await trx.selectFrom('reports').select('body').where('ref', '=', ref).executeTakeFirst()
  if (!report) return
  const { contact, address, ...rest } = JSON.parse(report.body) as Readonly<Record<string, unknown>>
  if (contact === undefined && address === undefined) return
  await trx
    .updateTable('reports')
    .set({ body: JSON.stringify(rest) })
    .where('ref', '=', ref)
    .execute()
}
