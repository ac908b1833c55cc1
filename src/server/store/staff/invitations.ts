import type { Db } from '../tables/database.ts'
import { writeDown } from './audit-store.ts'
import { credentialColumns } from './staff-rows.ts'
import type { StaffStore } from './types.ts'

/** One-time links. Deleting the row is what takes a link: of two who open it at once, one finds it gone. */
export const createInvitations = (db: Db): Pick<StaffStore, 'invite' | 'invitation' | 'accept'> => ({
  invite: (token, { staff, founding, until }) =>
    db.transaction().execute(async (trx) => {
      await trx.deleteFrom('invitations').where('staff', '=', staff).execute()
      await trx
        .insertInto('invitations')
        .values({ token, staff, founding: founding ? 1 : 0, until })
        .execute()
    }),
  invitation: async (token) => {
    const row = await db.selectFrom('invitations').selectAll().where('token', '=', token).executeTakeFirst()
    return row && { staff: row.staff, founding: row.founding === 1, until: row.until }
  },
  accept: (token, credentials, entry) =>
    db.transaction().execute(async (trx) => {
      const taken = await trx
        .deleteFrom('invitations')
        .where('token', '=', token)
        .where('until', '>', entry.at)
        .returning('staff')
        .executeTakeFirst()
      if (!taken) return false
      await trx
        .updateTable('staff')
        .set({ ...credentialColumns(credentials), state: 'active' })
        .where('id', '=', taken.staff)
        .execute()
      await writeDown(trx, entry)
      return true
    }),
})
