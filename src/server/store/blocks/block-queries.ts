import type { Db } from '../tables/database.ts'
import type { BlockQuery } from '../tallies/types.ts'

/**
 * See `OpenFigures.blockAreas`. A block of a county or a city may be made of several areas and is none of an area, unless the
 * county is the area of all its towns.
 */
export async function blockAreas(db: Db, query: BlockQuery): Promise<number> {
  const { prefix, from, to, category, issuerLevel, issuer } = query
  const { areas } = await db
    .selectFrom('blocks')
    .where('week', '>=', from)
    .where('week', '<=', to)
    .where('place', 'like', `${prefix}%`)
    .$if(category !== undefined, (some) => some.where('category', '=', category ?? ''))
    .$if(issuerLevel !== undefined, (some) => some.where('issuer_level', '=', issuerLevel ?? ''))
    .$if(issuer !== undefined, (some) => some.where('issuer', '=', issuer ?? ''))
    .where('place', 'in', (places) =>
      places
        .selectFrom('places as towns')
        .select('towns.area')
        .where('towns.area', 'is not', null)
        .where(({ or, eb, not, exists, selectFrom }) =>
          or([
            eb('towns.area', '<>', eb.ref('towns.parent')),
            not(
              exists(
                selectFrom('places as others')
                  .select('others.code')
                  .whereRef('others.parent', '=', 'towns.parent')
                  .whereRef('others.area', '<>', 'towns.area'),
              ),
            ),
          ]),
        ),
    )
    .select(({ fn }) => fn.count<number>('place').distinct().as('areas'))
    .executeTakeFirstOrThrow()
  return areas
}

/** See `OpenFigures.closedWeek`. */
export async function closedWeek(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('closed_weeks')
    .select(({ fn }) => fn.max('week').as('week'))
    .executeTakeFirst()
  return row?.week ?? undefined
}
