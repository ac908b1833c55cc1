import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import { belongsTo, prefixesOf } from './reach.ts'
import type { PosterPosition, PosterQuery, PosterRow } from './types.ts'

async function postersThat(db: Db, { place, kind, state }: PosterQuery) {
  const prefixes = place === undefined ? undefined : await prefixesOf(db, place)
  return db
    .selectFrom('posters')
    .$if(prefixes !== undefined, (posters) => posters.where(belongsTo('posters.place', prefixes ?? [])))
    .$if(kind !== undefined, (posters) => posters.where('kind', '=', kind ?? 'grid'))
    .$if(state === 'active', (posters) => posters.where('revoked', 'is', null))
    .$if(state === 'revoked', (posters) => posters.where('revoked', 'is not', null))
}

/** See `PosterStore.page`. */
export async function posterPage(
  db: Db,
  query: PosterQuery,
  most: number,
  after?: PosterPosition,
): Promise<readonly PosterRow[]> {
  return (await postersThat(db, query))
    .$if(after !== undefined, (posters) =>
      posters.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('place', 'kind', 'code'), '>', tuple(after?.place ?? '', after?.kind ?? 'grid', after?.code ?? '')),
      ),
    )
    .selectAll()
    .orderBy('place')
    .orderBy('kind')
    .orderBy('code')
    .limit(most)
    .execute()
}

/** See `PosterStore.count`. */
export async function posterCount(db: Db, query: PosterQuery): Promise<number> {
  const { count } = await (await postersThat(db, query))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** See `PosterStore.printed`. */
export async function lastPrinted(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const some of chunks(codes)) {
    const rows = await db
      .selectFrom('print_sheets')
      .innerJoin('print_runs', 'print_runs.id', 'print_sheets.run')
      .where('poster', 'in', some)
      .where('state', '=', 'done')
      .groupBy('poster')
      .select(({ ref, fn }) => [ref('poster').as('poster'), fn.max('at').as('at')])
      .execute()
    for (const { poster, at } of rows) found.set(poster, at)
  }
  return found
}
