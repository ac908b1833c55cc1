import { isGridLevel, PLACE_LEVELS, type PlaceLevel } from '../../../contract/place-code.ts'
import type { Place, PlaceRow } from '../types.ts'
import type { Changed } from './types.ts'

/** What a table and its successors cannot say together, one sentence each. */
export function changeFaults(
  before: ReadonlyMap<string, Place>,
  after: ReadonlyMap<string, Place>,
  given: ReadonlyMap<string, PlaceRow>,
  successors: ReadonlyMap<string, string>,
): string[] {
  return [...successorFaults(before, after, given, successors), ...parentFaults(after, given)]
}

function successorFaults(
  before: ReadonlyMap<string, Place>,
  after: ReadonlyMap<string, Place>,
  given: ReadonlyMap<string, PlaceRow>,
  successors: ReadonlyMap<string, string>,
): string[] {
  return [...successors].flatMap(([code, successor]) => {
    const place = before.get(code)
    if (given.has(code))
      return [`${code} is in the table as a place that is there, so it cannot have become ${successor}.`]
    // What was never here has no sheets to follow.
    if (!place || successor === code || place.successor === successor) return []
    if (place.level === 'area') return [`${code} (${place.name}) is an area: sheets carry it, and it stays.`]
    const next = after.get(successor)
    if (!next) return [`${code} (${place.name}) cannot have become ${successor}: there is no such place.`]
    if (next.gone !== null)
      return [
        `${code} (${place.name}) cannot have become ${successor} (${next.name}), which is no longer in the register: name what that has become.`,
      ]
    return fits(place.level, next.level)
      ? []
      : [
          `${code} (${place.name}) is a ${place.level} and cannot have become ${successor} (${next.name}), a ${next.level}.`,
        ]
  })
}

const rank = (level: PlaceLevel): number => PLACE_LEVELS.indexOf(level)

/**
 * A sheet must find in the successor what it stood for: a grid sheet a village or a part of one, a burden sheet an area, or what
 * holds one.
 */
const fits = (old: PlaceLevel, next: PlaceLevel): boolean =>
  rank(next) <= rank(old) && isGridLevel(old) === isGridLevel(next)

/** A place below one that has ceased would be found by nobody. */
function parentFaults(after: ReadonlyMap<string, Place>, given: ReadonlyMap<string, PlaceRow>): string[] {
  return [...given.values()].flatMap(({ code, name, parent }) => {
    const above = parent === null ? undefined : after.get(parent)
    return above === undefined || above.gone === null
      ? []
      : [
          `${code} (${name}) lies below ${above.code} (${above.name}), which is no longer in the register: name that too.`,
        ]
  })
}

/**
 * A place that comes to another level must stay above all that lies below it, and a sheet of it must find what it stood for: the
 * burden code of a town that has become a village would tell of a village.
 */
export function levelFaults(changed: readonly Changed[], after: ReadonlyMap<string, Place>): string[] {
  const crossing = changed.flatMap(({ before: { level }, place: { code, name, level: next } }) =>
    isGridLevel(level) === isGridLevel(next)
      ? []
      : [
          `${code} (${name}) is a ${level} and cannot be a ${next}, because sheets carry its code: give it another code.`,
        ],
  )
  return [...crossing, ...orderFaults(changed, after)]
}

function orderFaults(changed: readonly Changed[], after: ReadonlyMap<string, Place>): string[] {
  const moved = new Map(
    changed.flatMap(({ before, place }) => (before.level === place.level ? [] : [[place.code, place]])),
  )
  if (moved.size === 0) return []
  return [...after.values()].flatMap(({ code, name, level, parent, gone }) => {
    const above = moved.get(parent ?? '')
    return above && gone === null && rank(above.level) >= rank(level)
      ? [`${above.code} (${above.name}) cannot be a ${above.level}: ${code} (${name}), a ${level}, lies below it.`]
      : []
  })
}
