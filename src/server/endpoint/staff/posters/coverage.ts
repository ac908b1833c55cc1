import { LEVEL_DIGITS, paddedCode } from '../../../../contract/place-code.ts'
import type { Coverage, CoverageFilter, CoverageLine } from '../../../../contract/staff/hanging.ts'
import type { WantedPlace } from '../../../store/posters/types.ts'
import type { Place, Store } from '../../../store/types.ts'
import { named } from '../places/path-within.ts'

/** @returns undefined when there is no such place */
export async function coverageOf(
  { places, posters, hangings }: Pick<Store, 'places' | 'posters' | 'hangings'>,
  { place: code, kind, show }: CoverageFilter,
): Promise<Coverage | undefined> {
  const place = await places.get(code)
  if (!place) return undefined
  const sums = await hangings.sums(kind, code)
  const isWide = (await places.children(code)).some(({ level }) => level === 'city' || level === 'county')
  const wanted = isWide ? [] : await hangings.wanted(kind, code, show === 'open')
  const byTown = new Map<string, CoverageLine[]>()
  for (const each of wanted) byTown.set(townOf(each.code), [...(byTown.get(townOf(each.code)) ?? []), lineOf(each)])
  const known = await posters.surroundings([...byTown.keys()])
  const towns = [...byTown].map(([town, lines]) => ({ ...nameOf(known, town), places: lines }))
  return { place: named(place), ...sums, towns }
}

export const townOf = (code: string): string => paddedCode(code.slice(0, LEVEL_DIGITS.town))

export const nameOf = (places: ReadonlyMap<string, Place>, code: string) => ({
  code,
  name: places.get(code)?.name ?? code,
})

/** Under its town; of a grid or building with its village, because "3号楼" stands in each. */
export const spokenName = ({ name, village }: WantedPlace): string => (village === null ? name : `${village} · ${name}`)

/** What was seen of it, if anything was. */
export const seenAs = ({ state, day }: WantedPlace) => ({ ...(state && { state }), ...(day && { day }) })

const lineOf = (wanted: WantedPlace): CoverageLine => ({
  code: wanted.code,
  name: spokenName(wanted),
  ...seenAs(wanted),
  poster: wanted.poster,
})
