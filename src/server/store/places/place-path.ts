import { isFillerName } from '../../../contract/place-code.ts'
import type { Place } from '../types.ts'

/** Levels of the register are fewer; a longer chain runs in a circle. */
const MOST_STEPS = 12

/** City level of a municipality: a filler that stands for the municipality itself, which is a province in the register. */
const isMunicipalFiller = ({ name, level }: Place): boolean => level === 'city' && /^(市辖区|县)$/.test(name)

/**
 * The way from a place up to its city: building → village → town → area → county → city. An area that is the town or the
 * county itself adds nothing; fillers (市辖区) are left out, and above one stands the municipality in the city's place.
 *
 * @param get looks a place up by its code
 * @returns empty when there is no such place
 */
export async function placePath(
  code: string,
  get: (code: string) => Promise<Place | undefined>,
): Promise<readonly Place[]> {
  const path: Place[] = []
  const add = (place: Place | undefined) => {
    if (place && !isFillerName(place.name) && !path.some((step) => step.code === place.code)) path.push(place)
  }
  let place = await get(code)
  for (let steps = 0; place && steps < MOST_STEPS; steps++) {
    add(place)
    if (place.level === 'city' && !isMunicipalFiller(place)) break
    if (place.area !== null && place.area !== place.parent) add(await get(place.area))
    const above: Place | undefined = place.parent === null ? undefined : await get(place.parent)
    place = above?.level === 'province' && !isMunicipalFiller(place) ? undefined : above
  }
  return path
}
