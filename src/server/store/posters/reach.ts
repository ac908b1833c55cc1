import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { placePrefix } from '../../../contract/staff/roles.ts'
import { BEHIND } from '../reading/list-query.ts'
import type { Db } from '../tables/database.ts'

/** A group of towns: their codes begin otherwise than its own. */
const GROUP = /^[0-9]{6}A/

/** What the codes of everything at or below a place begin with. */
export async function prefixesOf(db: Db, place: string): Promise<readonly string[]> {
  if (!GROUP.test(place)) return [placePrefix(place)]
  const towns = await db.selectFrom('places').select('code').where('area', '=', place).orderBy('code').execute()
  return [place, ...towns.map(({ code }) => placePrefix(code))]
}

/** That a place's code begins with one of these. */
export const beginsWith = (column: string, prefixes: readonly string[]): RawBuilder<SqlBool> => {
  const ref = sql.ref(column)
  const ranges = prefixes.map((prefix) => sql`${ref} >= ${prefix} and ${ref} < ${prefix + BEHIND}`)
  return sql<SqlBool>`(${sql.join(ranges, sql` or `)})`
}

/** That a sheet of a place belongs to what begins so: burden sheets of a town carry the code of its area, which may be more. */
export const belongsTo = (column: string, prefixes: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${beginsWith(column, prefixes)} or ${sql.ref(column)} in (
    select area from places where level = 'town' and area is not null and ${beginsWith('code', prefixes)}))`
