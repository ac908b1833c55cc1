import { PAGES } from '../../../../contract/api.ts'
import type { PosterLine } from '../../../../contract/staff/posters.ts'
import type { PosterRow, Store } from '../../../store/types.ts'
import type { Clock } from '../../clock.ts'
import { locate } from './named-places.ts'
import { mayKnowTroubles } from './told-troubles.ts'

/** Lines of a page of the list. What stands in them is asked for all at once. */
export async function posterLines(
  { posters, troubles }: Pick<Store, 'posters' | 'troubles'>,
  rows: readonly PosterRow[],
  { scope, base, clock }: { readonly scope: string; readonly base: string; readonly clock: Clock },
): Promise<PosterLine[]> {
  const codes = rows.map(({ code }) => code)
  const [located, printed, told] = await Promise.all([
    locate(
      posters,
      rows.map(({ place }) => place),
      scope,
    ),
    posters.printed(codes),
    troubles.of(codes),
  ])
  return rows.map(({ code, kind, place, created, revoked }) => {
    const { named, path, place: found } = located(place)
    const last = printed.get(code)
    return {
      code,
      kind,
      place: { ...named, level: found?.level ?? (kind === 'burden' ? 'area' : 'village') },
      path,
      state: revoked === null ? 'active' : 'revoked',
      url: base + PAGES.poster(code),
      created,
      ...(revoked !== null && { revoked }),
      ...(last !== undefined && { printed: clock.dayOf(last) }),
      troubles: mayKnowTroubles(kind, scope) ? [...(told.get(code) ?? [])] : [],
    }
  })
}
