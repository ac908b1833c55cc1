import { PAGES } from '../../contract/api.ts'
import { everydayName } from '../../contract/place-name.ts'
import type { NamedPlace } from '../../contract/staff/places.ts'
import type { SheetContent } from '../sheets/types.ts'
import { placePath } from '../store/places/place-path.ts'
import type { Place, PosterRow, Store } from '../store/types.ts'
import { leadsTo } from './leads-to.ts'
import type { SheetCommon } from './sheet-settings.ts'

/** A sheet as it can be drawn, with what the order of printing depends on. */
export interface Sheet {
  readonly poster: PosterRow
  /** Or what stands in its place where there is none: it begins on a page of its own. */
  readonly county: NamedPlace
  /** Name of the town; empty of a burden sheet, which belongs to none. */
  readonly town: string
  /** Name of the village of a grid or building, which are called alike everywhere: 1号楼; empty of any other sheet. */
  readonly village: string
  /** Real villages of a burden sheet's area: an office each. A grid sheet hangs in one place. */
  readonly villages: number
  readonly content: SheetContent
}

/** Sheets made at once: places of so many are held. */
const AT_ONCE = 256

/**
 * Sheets of posters, in their order, however many they are: what is held does not grow with them, and no poster costs a query
 * of its own. A place that has ceased is shown as what it has become, because that is where its code leads.
 *
 * @param posters in register order
 */
export async function* sheetContents(
  store: Pick<Store, 'posters'>,
  common: SheetCommon,
  posters: Iterable<PosterRow> | AsyncIterable<PosterRow>,
): AsyncGenerator<Sheet> {
  let some: PosterRow[] = []
  for await (const poster of posters) {
    some.push(poster)
    if (some.length < AT_ONCE) continue
    yield* await sheetsOf(store, common, some)
    some = []
  }
  yield* await sheetsOf(store, common, some)
}

async function sheetsOf(
  { posters }: Pick<Store, 'posters'>,
  common: SheetCommon,
  rows: readonly PosterRow[],
): Promise<Sheet[]> {
  const places = await posters.surroundings(rows.map(({ place }) => place))
  const get = async (code: string) => places.get(code)
  const located = await Promise.all(
    rows.map(async (poster) => {
      const place = await leadsTo(poster, get)
      return { poster, path: place ? await placePath(place.code, get) : [] }
    }),
  )
  const areas = located.flatMap(({ poster, path }) => (poster.kind === 'burden' ? (path[0]?.code ?? []) : []))
  const sizes = await posters.areaSizes(areas)
  return located.map(({ poster, path }) => ({
    poster,
    county: countyOf(poster, path),
    town: poster.kind === 'grid' ? nameAbove('town', path) : '',
    village: poster.kind === 'grid' ? nameAbove('village', path) : '',
    villages: (poster.kind === 'burden' && sizes.get(path[0]?.code ?? '')) || 1,
    content: contentOf(poster, path, common),
  }))
}

/** Everyday name of what lies above a place at a level; empty where there is none. */
const nameAbove = (wanted: Place['level'], [, ...above]: readonly Place[]): string =>
  everydayName(above.find(({ level }) => level === wanted)?.name ?? '')

function countyOf({ place }: PosterRow, path: readonly Place[]): NamedPlace {
  const { code, name } = path.find(({ level }) => level === 'county') ?? path.at(-1) ?? { code: place, name: '' }
  return { code, name }
}

function contentOf({ kind, code }: PosterRow, path: readonly Place[], common: SheetCommon): SheetContent {
  const { base, texts, operator, fingerprint, emblem } = common
  return {
    kind,
    code,
    url: base + PAGES.poster(code),
    ...namesOf(kind, path),
    ...texts[kind],
    operator: operator.name,
    complaints: operator.complaints,
    filing: operator.filing,
    fingerprint,
    ...(emblem && { emblem }),
  }
}

/** Village names repeat: above stands the town, and of a grid or building the village too. No burden sheet names a village. */
function namesOf(
  kind: SheetContent['kind'],
  [place, ...above]: readonly Place[],
): Pick<SheetContent, 'name' | 'above'> {
  const spoken = (levels: readonly Place['level'][]) =>
    above
      .filter(({ level }) => levels.includes(level))
      .map(({ name }) => everydayName(name))
      .reverse()
  const name = everydayName(place?.name ?? '')
  if (kind === 'grid') return { name, above: spoken(['town', 'village']).join(' · ') }
  const [nearest = ''] = above.map((step) => step.name)
  return { name, above: spoken(['county'])[0] ?? nearest }
}
