import { sql } from 'kysely'
import type { Db } from '../tables/database.ts'

/** Villages in force that are villages; in SQL what `isRealVillage` says of a code. The rows are called `place`. */
export const realVillages = (db: Db) =>
  db
    .selectFrom('places as place')
    .where('place.level', '=', 'village')
    .where('place.gone', 'is', null)
    .where(sql<string>`substr(place.code, 7, 1)`, 'not in', ['4', '5'])
    .where(sql<string>`substr(place.code, 10, 1)`, 'not in', ['4', '5'])
