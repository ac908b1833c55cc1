import { sql } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'
import type { Db } from '../tables/database.ts'
import { writeDown } from './audit-store.ts'
import { createInvitations } from './invitations.ts'
import { createRemoval } from './removal.ts'
import { createSessions } from './sessions.ts'
import { credentialColumns, fromStaffRow, toStaffRow } from './staff-rows.ts'
import type { StaffStore } from './types.ts'

/** See `StaffStore`. */
export const createStaffStore = (db: Db, dialect: Dialect): StaffStore => ({
  ...createRemoval(db, dialect),
  ...createInvitations(db),
  ...createSessions(db),
  ...createFactors(db),

  list: async () => (await db.selectFrom('staff').selectAll().orderBy('name_key').execute()).map(toStaffRow),
  get: async (id) => {
    const row = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toStaffRow(row)
  },
  byName: async (nameKey) => {
    const row = await db.selectFrom('staff').selectAll().where('name_key', '=', nameKey).executeTakeFirst()
    return row && toStaffRow(row)
  },
  add: (row, entry) =>
    db.transaction().execute(async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('staff')
        .values(fromStaffRow(row))
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .executeTakeFirstOrThrow()
      if (Number(numInsertedOrUpdatedRows) === 0) return false
      await writeDown(trx, entry)
      return true
    }),
  enable: (id, entry) =>
    db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('staff')
        .set({ state: sql`case when login is null then 'invited' else 'active' end` })
        .where('id', '=', id)
        .where('state', '=', 'disabled')
        .executeTakeFirstOrThrow()
      if (Number(numUpdatedRows) > 0) await writeDown(trx, entry)
      else if (!(await trx.selectFrom('staff').select('id').where('id', '=', id).executeTakeFirst())) return 'unknown'
      return 'done'
    }),
})

/** Password and second factor of an account that has them already. */
const createFactors = (db: Db): Pick<StaffStore, 'setCredentials' | 'setTotp' | 'spendTotp'> => ({
  setCredentials: (id, credentials, keepSession, entry) =>
    db.transaction().execute(async (trx) => {
      await trx.updateTable('staff').set(credentialColumns(credentials)).where('id', '=', id).execute()
      await trx.deleteFrom('sessions').where('staff', '=', id).where('token', '!=', keepSession).execute()
      await writeDown(trx, entry)
    }),
  setTotp: (id, totp, step, entry) =>
    db.transaction().execute(async (trx) => {
      await trx.updateTable('staff').set({ totp, totp_step: step }).where('id', '=', id).execute()
      await writeDown(trx, entry)
    }),
  spendTotp: async (id, step) => {
    const { numUpdatedRows } = await db
      .updateTable('staff')
      .set({ totp_step: step })
      .where('id', '=', id)
      .where('totp_step', '<', step)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows) > 0
  },
})
