import type { Place, PlaceStore } from '../../../store/types.ts'

/** Levels that the reader knows without being told, or that only group others. */
const UNSPOKEN: readonly Place['level'][] = ['province', 'city', 'area']

/** "county · town · village" of a place; of a city or an area its own name. */
export async function placeName(places: PlaceStore, code: string): Promise<string> {
  const path = await places.path(code)
  const spoken = path.filter(({ level }, step) => step === 0 || !UNSPOKEN.includes(level))
  return spoken
    .map(({ name }) => name)
    .reverse()
    .join(' · ')
}

/** Names of many places, each looked up once. */
export async function placeNames(places: PlaceStore, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(codes)].map(async (code) => [code, await placeName(places, code)] as const)
  return new Map(await Promise.all(names))
}
