import { type SelectQueryBuilder, sql } from 'kysely'
import { LEVEL_DIGITS } from '../../../contract/place-code.ts'
import { BEHIND } from '../reading/list-query.ts'
import type { Database, Db } from '../tables/database.ts'
import { NEVER, toCaseRow } from './rows.ts'
import type { CasePosition, CaseQuery, CaseRow } from './types.ts'

type Cases = SelectQueryBuilder<Database, 'cases', object>
type Position = CasePosition & { readonly open: boolean }

/**
 * Ended cases of a county or a city are so many that they are read in their order until a page is full: an engine that went by
 * their places, as it does with a town's, would sort them all. It goes by the index of a column only where nothing is done to it.
 */
const isWide = (prefix: string): boolean => prefix.length <= LEVEL_DIGITS.county

/**
 * Open or ended cases that fit. A unit's open cases are those it has to act on or answers for; of the ended ones those it has
 * had to the end. Without `ended` nothing but the open ones is ever read.
 */
export function casesThat(db: Db, query: Omit<CaseQuery, 'ended'>, open: boolean): Cases {
  const { lines, prefix, category, unit, state, turns, orExtension, overdue } = query
  return db
    .selectFrom('cases')
    .where('cases.open', '=', open ? 1 : 0)
    .where('line', 'in', lines)
    .$if(prefix !== '', (cases) => {
      const place = !open && isWide(prefix) ? sql<string>`place || ''` : sql.ref<string>('place')
      return cases.where(place, '>=', prefix).where(place, '<', prefix + BEHIND)
    })
    .$if(category !== undefined, (cases) => cases.where('category', '=', category ?? ''))
    .$if(state !== undefined, (cases) => cases.where('cases.state', '=', state ?? 'submitted'))
    .$if(overdue !== undefined, (cases) => cases.where('overdue', '=', overdue ? 1 : 0))
    .$if(turns !== undefined, (cases) =>
      cases.where(({ eb, or }) =>
        or([eb('turn', 'in', turns ?? []), ...(orExtension ? [eb('extension_asked', '=', 1)] : [])]),
      ),
    )
    .$if(unit !== undefined, (cases) =>
      cases.where('cases.id', 'in', (units) => {
        const held = units
          .selectFrom('case_units')
          .select('case_id')
          .where('unit', '=', unit ?? '')
        return open ? held.where('case_units.open', '=', 1) : held.where('case_units.state', '<>', 'returned')
      }),
    )
}

/** See `CaseStore.list`: the open ones first, then, where they are asked for, the ended ones. */
export async function listCases(
  db: Db,
  query: CaseQuery,
  limit: number,
  after?: Position,
): Promise<readonly CaseRow[]> {
  const found: CaseRow[] = []
  for (const open of partsOf(query)) {
    const isBehind = after?.open === false && open
    if (!isBehind && found.length < limit) found.push(...(await page(db, query, open, limit - found.length, after)))
  }
  return found
}

/** Nothing is on no line. */
const partsOf = ({ lines, ended }: CaseQuery): readonly boolean[] => {
  if (lines.length === 0) return []
  if (ended === undefined) return [true]
  return ended === 'only' ? [false] : [true, false]
}

async function page(
  db: Db,
  query: CaseQuery,
  open: boolean,
  limit: number,
  after?: Position,
): Promise<readonly CaseRow[]> {
  let cases = casesThat(db, query, open).selectAll('cases').orderBy('next').orderBy('id').limit(limit)
  if (after?.open === open)
    cases = cases.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('next', 'id'), '>', tuple(after.next ?? NEVER, after.id)),
    )
  return (await cases.execute()).map(toCaseRow)
}

/** See `CaseStore.count`. */
export async function countCases(db: Db, query: CaseQuery, most: number): Promise<number> {
  let count = 0
  for (const open of partsOf(query)) {
    const some = casesThat(db, query, open)
      .select('cases.id')
      .limit(most - count)
    const row = await db
      .selectFrom(some.as('found'))
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    count += row.count
  }
  return count
}
