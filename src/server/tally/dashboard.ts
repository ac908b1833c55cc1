import { isWithin } from '../../contract/staff/roles.ts'
import type { Tally } from '../../contract/staff/tally.ts'
import { areas } from './areas.ts'
import { type Asked, filtersOf } from './asked.ts'
import { byCategory } from './by-category.ts'
import { byIssuer } from './by-issuer.ts'
import { byIssuerLevel } from './by-issuer-level.ts'
import { byPlace } from './by-place.ts'
import { bySubtype } from './by-subtype.ts'
import { comparedWith, isCounted } from './compared.ts'
import { figures } from './figure.ts'
import type { PlaceTree } from './place-tree.ts'
import { quantities } from './quantities.ts'
import { isReleased, type Sources } from './sources.ts'
import { trend } from './trend.ts'

/** When it is asked, and from which place down the reader may look. `next`: day on which the next figures of this source come. */
export interface Standing {
  readonly day: string
  readonly next: string
  readonly scope: string
}

/** All questions, asked of the same sums. */
export async function dashboard(sources: Sources, asked: Asked, places: PlaceTree, standing: Standing): Promise<Tally> {
  const [before, yearBefore] = comparedWith(asked.period)
  const since = await sources.cells.since()
  const closedWeek = isReleased(sources) ? await sources.blocks.closedWeek() : undefined
  const [total = NOTHING, previous = NOTHING, lastYear = NOTHING] = await figures(sources, asked, [
    asked.period,
    before,
    yearBefore,
  ])
  const line = await trend(sources, asked)
  const subtypes = await bySubtype(sources, asked)
  const { place, path } = asked
  return {
    source: sources.source,
    filters: filtersOf(asked),
    place: { code: place.code, name: place.name, level: place.level },
    path: path
      .filter(({ code }) => isWithin(code, standing.scope))
      .map(({ code, name }) => ({ code, name }))
      .reverse(),
    asOf: {
      day: standing.day,
      ...(closedWeek !== undefined && { closedWeek }),
      next: standing.next,
      ...(since !== undefined && { since }),
    },
    total,
    ...(isCounted(before, since) && { previous: { period: before, ...previous } }),
    ...(isCounted(yearBefore, since) && { lastYear: { period: yearBefore, ...lastYear } }),
    byCategory: await byCategory(sources, asked),
    ...(subtypes && { bySubtype: subtypes }),
    ...(asked.kind === 'burden' && {
      byIssuerLevel: await byIssuerLevel(sources, asked),
      byIssuer: await byIssuer(sources, asked),
    }),
    byPlace: await byPlace(sources, asked, places),
    trend: line,
    quantities: await quantities(sources, asked),
    areas: await areas(sources, asked, places),
    ...(sources.source === 'exact' && { bursts: line.at(-1)?.bursts ?? 0 }),
  }
}

const NOTHING = { n: 0, above: 0 }
