import { isWithin } from '../../../contract/staff/roles.ts'

/** Digits of county, city, province. Never finer: the published area must not lead to a village. */
const WIDE = [6, 4, 2] as const

const wholeOf = (place: string, digits: number): string => place.slice(0, digits).padEnd(12, '0')

/** Places of a county or wider that hold all of `places` and lie in the scope, the smallest first. */
export function areasHolding(places: readonly string[], scope: string): string[] {
  const [first] = places
  if (!first) return []
  const areas = WIDE.map((digits) => wholeOf(first, digits))
  return [...new Set(areas)].filter((area) => isWithin(area, scope) && places.every((place) => isWithin(place, area)))
}

/** Counties of the places, whose towns must not be named, and towns, whose villages must not. */
export function neighbourhoods(places: readonly string[]): string[] {
  const counties = places.filter((place) => /^\d{4}(?!00)\d{2}/.test(place)).map((place) => wholeOf(place, 6))
  const towns = places.filter((place) => /^\d{6}(?!000)\d{3}/.test(place)).map((place) => wholeOf(place, 9))
  return [...new Set([...counties, ...towns])]
}

/** What most of them have; of several the one that came first. */
export function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0] as [string, number])[0]
}
