import type { Place } from '../types.ts'

/** Places merge a few times in a lifetime; a longer chain runs in a circle. */
const MOST_STEPS = 12

/**
 * What a place has become: the place itself while it is in the register, else its successor's successor to the end. One that
 * ceased without a successor is what it was, so that its old sheets still open.
 *
 * @param get looks a place up by its code
 */
export async function currentPlace(
  code: string,
  get: (code: string) => Promise<Place | undefined>,
): Promise<Place | undefined> {
  let place = await get(code)
  for (let steps = 0; place && place.gone !== null && place.successor !== null && steps < MOST_STEPS; steps++)
    place = (await get(place.successor)) ?? place
  return place
}
