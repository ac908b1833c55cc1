import type { Dialect } from '../dialect/dialect.ts'
import type { Db, Trx } from '../tables/database.ts'
import { writeDown } from './audit-store.ts'
import type { KeyStore, NewGeneration } from './types.ts'

/** Settings in which the keys stand; `signed` is read with every look at a sheet. */
export const KEY_SETTINGS = { signed: 'signed-keys', recovery: 'recovery-recipient' } as const

/** Holder of the shares that the printed key opens. */
export const RECOVERY_HOLDER = 'recovery'

/** Stands, without a share, for those who held the newest identity when they were withdrawn and whose account was then reset. */
export const WITHDRAWN_HOLDER = 'withdrawn'

/** See `KeyStore`. Whoever changes keys holds `staff` against a withdrawal at the same moment: no share goes to somebody just gone. */
export function createKeyStore(db: Db, dialect: Dialect): KeyStore {
  const setting = async (key: string) =>
    (await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst())?.value
  return {
    generations: () => db.selectFrom('generations').selectAll().orderBy('number').execute(),
    shares: () => db.selectFrom('shares').selectAll().orderBy('number').orderBy('holder').execute(),
    signed: () => setting(KEY_SETTINGS.signed),
    recovery: () => setting(KEY_SETTINGS.recovery),
    advance: (expected, generation, entry) =>
      db.transaction().execute(async (trx) => {
        await dialect.together(trx, ['staff'])
        const holders = generation.shares.map(({ holder }) => holder).filter((holder) => holder !== RECOVERY_HOLDER)
        if (!(await areReviewers(trx, holders))) return false
        if (!(await addGeneration(trx, expected, generation.recipient))) return false
        await addShares(trx, expected + 1, generation)
        await set(trx, KEY_SETTINGS.signed, generation.signed)
        if (generation.recovery !== undefined) await set(trx, KEY_SETTINGS.recovery, generation.recovery)
        await writeDown(trx, entry)
        return true
      }),
    resign: (expected, signed, entry) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('settings')
          .set({ value: signed })
          .where('key', '=', KEY_SETTINGS.signed)
          .where('value', '=', expected)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await writeDown(trx, entry)
        return true
      }),
    admit: (holder, recipient, shares, entry) =>
      db.transaction().execute(async (trx) => {
        await dialect.together(trx, ['staff'])
        if (!(await areReviewers(trx, [holder], recipient))) return false
        for (const { number, share } of shares)
          await trx
            .insertInto('shares')
            .values({ number, holder, share })
            .onConflict((conflict) => conflict.columns(['number', 'holder']).doUpdateSet({ share }))
            .execute()
        await writeDown(trx, entry)
        return true
      }),
  }
}

async function areReviewers(trx: Trx, ids: readonly string[], recipient?: string): Promise<boolean> {
  if (ids.length === 0) return true
  const rows = await trx
    .selectFrom('staff')
    .select('recipient')
    .where('id', 'in', ids)
    .where('role', '=', 'reviewer')
    .where('state', '=', 'active')
    .where('recipient', 'is not', null)
    .execute()
  return rows.length === ids.length && rows.every((row) => recipient === undefined || row.recipient === recipient)
}

/** @returns false when the newest generation is another one; of two at the same moment the primary key lets one pass */
async function addGeneration(trx: Trx, expected: number, recipient: string): Promise<boolean> {
  const newest = await trx
    .selectFrom('generations')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  if ((newest?.number ?? 0) !== expected) return false
  const added = await trx
    .insertInto('generations')
    .values({ number: expected + 1, recipient })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return added !== undefined
}

async function addShares(trx: Trx, number: number, { shares }: NewGeneration): Promise<void> {
  const rows = shares.map(({ holder, share }) => ({ number, holder, share }))
  if (rows.length > 0) await trx.insertInto('shares').values(rows).execute()
}

const set = (trx: Trx, key: string, value: string) =>
  trx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
