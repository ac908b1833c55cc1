import type { Dialect } from '../dialect/dialect.ts'
import type { Db } from '../tables/database.ts'
import { erase } from './erase.ts'
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
  erase: (ref, settled) => erase(db, dialect, ref, settled),
})
