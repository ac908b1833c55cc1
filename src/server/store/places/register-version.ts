import { randomBytes } from 'node:crypto'
import type { Db, Trx } from '../tables/database.ts'

const KEY = 'register-version'

/**
 * Names the register anew. Every writer of places, aliases and parts calls it in its own transaction, after its rows: a change
 * that is not named would stay unseen by other processes, and be lost to an administrator who has looked at the register before.
 * A name, not a number: a restored backup must not come to the same number by other changes.
 */
export async function bumpRegister(trx: Trx): Promise<void> {
  await trx
    .insertInto('settings')
    .values({ key: KEY, value: randomBytes(9).toString('base64url') })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })))
    .execute()
}

/** See `RegisterStore.version`. */
export async function registerVersion(db: Db): Promise<string> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirst()
  return row?.value ?? '0'
}
