import { type SqlBool, sql } from 'kysely'
import type { Db } from '../tables/database.ts'

/** Places of today's register, called `place`. */
export const placesInForce = (db: Db) => db.selectFrom('places as place').where('place.gone', 'is', null)

/** In SQL what `isRealVillage` says of the code of a `place`. */
export const isRealInSql = sql<SqlBool>`(
  substr(place.code, 7, 1) not in ('4', '5') and substr(place.code, 10, 1) not in ('4', '5'))`
