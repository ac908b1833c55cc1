import type { Dialect } from '../dialect/dialect.ts'
import { eraseReport } from '../reports/erase-report.ts'
import type { Db } from '../tables/database.ts'
import { findFollowed, givenRatings } from './followed.ts'
import { dropFollowUps, hold, releasedFollowUps } from './hold.ts'
import { answerPhoto, publicCase } from './public-case.ts'
import type { FollowUpStore } from './types.ts'

/** See `FollowUpStore`. */
export const createFollowUpStore = (db: Db, dialect: Dialect): FollowUpStore => ({
  publicCase: (statusMac) => publicCase(db, statusMac),
  answerPhoto: (statusMac, number) => answerPhoto(db, statusMac, number),
  find: (statusMac) => findFollowed(db, statusMac),
  ratings: (ref) => givenRatings(db, ref),
  hold: (followUp) => hold(db, followUp),
  held: (limit) => releasedFollowUps(db, limit),
  drop: (keys) => dropFollowUps(db, keys),
  erase: (ref, settled) =>
    db.transaction().execute(async (trx) => {
      // A release writes all burden reports of a week anew: an update that waited for one of them would find it gone.
      await dialect.together(trx, ['intake'])
      // Held before looking: whoever opens a case with it meanwhile waits here, and finds it withdrawn.
      await trx.updateTable('reports').set({ ref }).where('ref', '=', ref).execute()
      const taken = await trx.selectFrom('case_reports').select('case_id').where('ref', '=', ref).executeTakeFirst()
      if (taken) return false
      await eraseReport(trx, ref)
      await dropFollowUps(trx, settled)
      return true
    }),
})
