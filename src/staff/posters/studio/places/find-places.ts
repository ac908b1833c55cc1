import { everydayName } from '../../../../contract/place-name.ts'
import type { FoundPlace } from '../../../../contract/staff/places.ts'
import type { PathPlace } from './chosen-places.ts'

/** What somebody wrote came to: one place, several that are called so, or none. */
type Found =
  | { readonly name: 'one'; readonly place: PathPlace }
  | { readonly name: 'several'; readonly places: readonly PathPlace[] }
  | { readonly name: 'none' }

/** Areas are not chosen, what has ceased is not printed, and grids and buildings come with their village. */
export const isChoosable = ({ code, level, gone }: FoundPlace): boolean =>
  level !== 'area' && !gone && !code.includes('-')

export const pathPlaceOf = ({ code, name, path }: FoundPlace): PathPlace => ({ code, name: everydayName(name), path })

/** Of several hits the one that is called or coded exactly as written is meant, if it is the only one. */
export function meant(typed: string, hits: readonly FoundPlace[]): Found {
  const places = hits.filter(isChoosable)
  const exact = places.filter(({ code, name, alias }) => [code, name, everydayName(name), alias].includes(typed))
  const [only, ...others] = exact.length > 0 ? exact : places
  if (!only) return { name: 'none' }
  if (others.length === 0) return { name: 'one', place: pathPlaceOf(only) }
  return { name: 'several', places: [only, ...others].map(pathPlaceOf) }
}

/** A name after those it lies below (`崮山镇 李家村`), or a code among whatever else stands in the row of a spreadsheet. */
export function splitLine(line: string): { readonly typed: string; readonly above: readonly string[] } {
  const parts = line
    .trim()
    .split(/[\s,，、·]+/)
    .filter(Boolean)
  const code = parts.find((part) => /^[0-9]{12}$/.test(part))
  return code ? { typed: code, above: [] } : { typed: parts.at(-1) ?? '', above: parts.slice(0, -1) }
}

/** Whether every name that was written before the place's own stands in its path. */
export const liesBelow = ({ path }: FoundPlace, above: readonly string[]): boolean =>
  above.every((name) => path.some((step) => step.name.includes(name) || step.code === name))
