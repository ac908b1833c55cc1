import { PAGES } from '../../contract/api.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'
import type { Config } from '../endpoint/config.ts'
import type { PosterPosition, PosterQuery } from '../store/posters/types.ts'
import type { PosterRow, PosterStore } from '../store/types.ts'
import { baseUrl } from './base-url.ts'

/** A code as the command prints it; the order of the columns is part of it. */
export interface PosterLine {
  readonly code: string
  readonly place: string
  readonly name: string
  readonly kind: Kind
  readonly state: 'active' | 'revoked'
  readonly url: string
}

export const tabbed = (line: PosterLine): string => Object.values(line).join('\t')

/** With the names of their places, which are looked up together: ask for a page of them. */
export async function linesOf(
  posters: PosterStore,
  config: Config,
  rows: readonly PosterRow[],
): Promise<readonly PosterLine[]> {
  const places = await posters.surroundings(rows.map(({ place }) => place))
  return rows.map(({ code, place, kind, revoked }) => ({
    code,
    place,
    name: places.get(place)?.name ?? '',
    kind,
    state: revoked === null ? 'active' : 'revoked',
    url: baseUrl(config) + PAGES.poster(code),
  }))
}

const AT_ONCE = 256

/** All codes that fit, in register order. */
export async function* eachLine(posters: PosterStore, config: Config, query: PosterQuery): AsyncGenerator<PosterLine> {
  for (let after: PosterPosition | undefined; ; ) {
    const rows = await posters.page(query, AT_ONCE, after)
    yield* await linesOf(posters, config, rows)
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)
  }
}
