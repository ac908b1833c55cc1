import { writeDown } from '../staff/audit-store.ts'
import type { NewEntry } from '../staff/types.ts'
import type { Db, Trx } from '../tables/database.ts'

/** See `CaseStore.addPhoto`. Numbers of one case are given one after the other: whoever has its row counts. */
export async function addPhoto(trx: Trx, id: string, bytes: Uint8Array, most: number): Promise<number | 'too-many'> {
  await trx
    .updateTable('cases')
    .set(({ ref }) => ({ version: ref('version') }))
    .where('id', '=', id)
    .execute()
  const { last } = await trx
    .selectFrom('case_photos')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  if (number > most) return 'too-many'
  await trx.insertInto('case_photos').values({ case_id: id, number, bytes }).execute()
  return number
}

/** See `CaseStore.photo`. */
export async function getAnswerPhoto(db: Db, id: string, number: number): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('case_photos')
    .select('bytes')
    .where('case_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.bytes
}

/** See `CaseStore.viewContact`. For those who work on the case, and for the audit: neither without the other. */
export async function addContactView(trx: Trx, id: string, entry: NewEntry): Promise<void> {
  await trx.insertInto('contact_views').values({ case_id: id, at: entry.at, who: entry.who }).execute()
  await writeDown(trx, entry)
}

/** See `CaseStore.contactViews`. */
export const contactViews = (db: Db, id: string) =>
  db.selectFrom('contact_views').select(['at', 'who']).where('case_id', '=', id).orderBy('number').execute()
