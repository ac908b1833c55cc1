import { type SqlBool, sql } from 'kysely'
import { GRID_LEVELS } from '../../../contract/place-code.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { Db } from '../tables/database.ts'
import { beginsWith, prefixesOf } from './reach.ts'
import { isRealInSql, placesInForce } from './real-villages.ts'
import type { HangingStore, WantedPlace } from './types.ts'

/** The office of a village carries the code of the area of its town. */
const burdenPlaces = (db: Db) =>
  placesInForce(db)
    .leftJoin('places as above', 'above.code', 'place.parent')
    .leftJoin('posters', (join) =>
      join
        .onRef('posters.place', '=', 'above.area')
        .on('posters.kind', '=', 'burden')
        .on('posters.revoked', 'is', null),
    )
    .where('place.level', '=', 'village')
    .where(isRealInSql)

/** Codes of grids and buildings begin with their village's and a dash, which stands right before the dot. */
const nothingBelow = sql<SqlBool>`not exists (
  select 1 from posters as part
  where part.kind = 'grid' and part.revoked is null and part.place >= place.code and part.place < place.code || '.')`

const gridPlaces = (db: Db) =>
  placesInForce(db)
    .leftJoin('places as above', 'above.code', 'place.parent')
    .leftJoin('posters', (join) =>
      join.onRef('posters.place', '=', 'place.code').on('posters.kind', '=', 'grid').on('posters.revoked', 'is', null),
    )
    .where('place.level', 'in', GRID_LEVELS)
    .where(({ or, and, eb }) =>
      or([eb('posters.code', 'is not', null), and([eb('place.level', '=', 'village'), isRealInSql, nothingBelow])]),
    )

async function wantedIn(db: Db, kind: Kind, place: string) {
  const prefixes = await prefixesOf(db, place)
  return (kind === 'burden' ? burdenPlaces(db) : gridPlaces(db))
    .leftJoin('hangings', (join) => join.onRef('hangings.place', '=', 'place.code').on('hangings.kind', '=', kind))
    .where(beginsWith('place.code', prefixes))
}

/** See `HangingStore.wanted`. */
export async function wantedPlaces(db: Db, kind: Kind, place: string, open: boolean): Promise<readonly WantedPlace[]> {
  const rows = await (await wantedIn(db, kind, place))
    .$if(open, (places) =>
      places.where(({ or, eb }) => or([eb('hangings.state', 'is', null), eb('hangings.state', '<>', 'hangs')])),
    )
    .select(['place.code', 'place.name', 'place.level', 'above.name as above', 'hangings.state', 'hangings.day'])
    .select(({ ref }) => ref('posters.code').as('poster'))
    .orderBy('place.code')
    .execute()
  return rows.map(({ level, above, poster, ...row }) => ({
    ...row,
    village: level === 'village' ? null : above,
    poster: poster !== null,
  }))
}

/** See `HangingStore.sums`. */
export async function wantedSums(db: Db, kind: Kind, place: string): ReturnType<HangingStore['sums']> {
  const { wanted, hanging } = await (await wantedIn(db, kind, place))
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('wanted'),
      fn.count<number>(eb.case().when('hangings.state', '=', 'hangs').then(1).end()).as('hanging'),
    ])
    .executeTakeFirstOrThrow()
  return { wanted: Number(wanted), hanging: Number(hanging) }
}
