import type { Db } from '../tables/database.ts'
import { writeDown } from './audit-store.ts'
import { toStaffRow } from './staff-rows.ts'
import type { StaffStore } from './types.ts'

const MINUTE_MS = 60_000
/** How far the clocks of two processes may differ. A mark further ahead was made before the clock was set back. */
const SKEW_MINUTES = 5

const minutesFrom = (now: string, minutes: number): string =>
  new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString()

const inForce = (db: Db, token: Uint8Array, now: string, idleMinutes: number) =>
  db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff')
    .selectAll('staff')
    .select('sessions.seen as marked')
    .where('token', '=', token)
    .where('state', '=', 'active')
    .where('until', '>', now)
    .where('sessions.seen', '>', minutesFrom(now, -idleMinutes))
    .where('sessions.seen', '<=', minutesFrom(now, SKEW_MINUTES))
    .executeTakeFirst()

/** Sessions of accounts. What a session may do is asked of the account at every request, so nothing outlives a withdrawal. */
export const createSessions = (
  db: Db,
): Pick<StaffStore, 'openSession' | 'session' | 'isOpen' | 'closeSession' | 'closeSessions'> => ({
  openSession: (token, staff, until, now, day, entry) =>
    db.transaction().execute(async (trx) => {
      await trx.deleteFrom('sessions').where('until', '<=', now).execute()
      // Writing the row holds it against an administrator who disables the account at this moment.
      const { numUpdatedRows } = await trx
        .updateTable('staff')
        .set({ seen: day })
        .where('id', '=', staff)
        .where('state', '=', 'active')
        .executeTakeFirstOrThrow()
      if (Number(numUpdatedRows) === 0) return false
      await trx.insertInto('sessions').values({ token, staff, until, seen: now }).execute()
      await writeDown(trx, entry)
      return true
    }),

  async session(token, now, idleMinutes) {
    const found = await inForce(db, token, now, idleMinutes)
    if (!found) return undefined
    const { marked, ...row } = found
    if (marked < minutesFrom(now, -1))
      await db.updateTable('sessions').set({ seen: now }).where('token', '=', token).where('seen', '<', now).execute()
    return toStaffRow(row)
  },

  isOpen: async (token, now, idleMinutes) => (await inForce(db, token, now, idleMinutes)) !== undefined,

  closeSession: (token, entry) =>
    db.transaction().execute(async (trx) => {
      await trx.deleteFrom('sessions').where('token', '=', token).execute()
      await writeDown(trx, entry)
    }),
  closeSessions: (id, entry) =>
    db.transaction().execute(async (trx) => {
      await trx.deleteFrom('sessions').where('staff', '=', id).execute()
      await writeDown(trx, entry)
    }),
})
