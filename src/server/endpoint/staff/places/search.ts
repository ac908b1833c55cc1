import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { type FoundPlace, MOST_HITS, PlaceHits, PlaceSearch } from '../../../../contract/staff/places.ts'
import { placePath } from '../../../store/places/place-path.ts'
import type { FoundRow } from '../../../store/places/types.ts'
import type { Place, Store } from '../../../store/types.ts'
import type { Context } from '../../context.ts'
import { staffRoutesOf } from '../guard.ts'
import { levelled, named, pathAbove } from './path-within.ts'

/** Places of the scope by what people type for them. */
export function placeSearchRoute(app: FastifyInstance, context: Context): void {
  const { store } = context
  staffRoutesOf(
    app,
    context,
  )({
    method: 'GET',
    url: staffRoutes.placeSearch,
    schema: {
      summary: 'Places by name, first letters of the pinyin, everyday name or code',
      querystring: PlaceSearch,
      response: { 200: PlaceHits },
    },
    roles: 'signed-in',
    handle: async ({ query: { q } }, _reply, { member }) => {
      const rows = await store.places.search(q, member.place, MOST_HITS + 1)
      const places = await withPaths(store, rows.slice(0, MOST_HITS), member.place)
      return { places, more: rows.length > MOST_HITS } satisfies PlaceHits
    },
  })
}

/** Hits share most of what lies above them: each place is read once. */
function withPaths(store: Store, rows: readonly FoundRow[], scope: string): Promise<FoundPlace[]> {
  const read = new Map<string, Promise<Place | undefined>>()
  const get = (code: string): Promise<Place | undefined> => {
    const place = read.get(code) ?? store.places.get(code)
    read.set(code, place)
    return place
  }
  return Promise.all(
    rows.map(async (row) => ({
      ...levelled(row),
      path: pathAbove(await placePath(row.code, get), scope, row.code).map(named),
      ...(row.alias !== null && { alias: row.alias }),
      ...(row.gone !== null && { gone: row.gone }),
    })),
  )
}
