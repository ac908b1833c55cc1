import { randomBytes } from 'node:crypto'
import type { Db, Trx } from './tables/database.ts'

/**
 * The name of a state of some tables, which every process can ask for cheaply. A name, not a number: a restored backup must not
 * come to the same number by other changes.
 *
 * @param key of the setting that holds it
 */
export const keptVersion = (key: string) => ({
  /** Names the state anew; to be called in the transaction that has changed it, after its rows. */
  bump: async (trx: Trx): Promise<void> => {
    await trx
      .insertInto('settings')
      .values({ key, value: randomBytes(9).toString('base64url') })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })))
      .execute()
  },
  read: async (db: Db): Promise<string> => {
    const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
    return row?.value ?? '0'
  },
})
