import { currentPlace } from '../store/places/current-place.ts'
import type { Place, PosterRow } from '../store/types.ts'

/**
 * What a sheet stands for today: the place it was made for, or what that has become. A town that was an area of its own may have
 * gone to one that is not: its burden sheets then stand for the area of that town.
 *
 * @param get looks a place up by its code
 */
export async function leadsTo(
  { kind, place: code }: Pick<PosterRow, 'kind' | 'place'>,
  get: (code: string) => Promise<Place | undefined>,
): Promise<Place | undefined> {
  const place = await currentPlace(code, get)
  const area = kind === 'burden' && place?.level === 'town' && place.area !== null ? await get(place.area) : undefined
  return area ?? place
}
