import { type CsvFaults, csvFaults } from '../csv-lines.ts'
import type { Place, PlaceRow } from '../types.ts'
import { byCode } from './by-code.ts'
import { ceasingPlaces } from './ceasing-places.ts'
import { changeFaults, levelFaults } from './register-faults.ts'
import { findSuccessors } from './successors.ts'
import type { Changed, RegisterChange } from './types.ts'

/** What a change does to the register. A place that was renamed and moved stands in both lists; none is ever missing from `after`. */
export interface ComparedRegister {
  readonly name: 'compared'
  readonly added: readonly Place[]
  readonly renamed: readonly Changed[]
  readonly moved: readonly Changed[]
  readonly back: readonly Changed[]
  /** What has ceased, from the top down. */
  readonly gone: readonly Changed[]
  readonly same: number
  /** Every place of the register as it will be, towns that are new without an area still. */
  readonly after: ReadonlyMap<string, Place>
}

/**
 * Compares a table with the register. Nothing is deleted: what has ceased stays, with the day and with what it became.
 *
 * @param before the whole register, by code
 */
export function compareRegister(
  before: ReadonlyMap<string, Place>,
  change: RegisterChange,
): ComparedRegister | CsvFaults {
  const given = byCode(change.rows)
  const { after, added, kept } = takeOver(before, given)
  const isChanged = ({ before: old, place }: Changed) => old !== place
  const changed = kept.filter(isChanged)

  const ceasing = ceasingPlaces([...before.values()], given, change)
  for (const place of ceasing) after.set(place.code, { ...place, gone: change.day, successor: null })
  const back = changed.filter((each) => each.before.gone !== null)
  const newcomers = [...added, ...back.map(({ place }) => place)]
  const found = [...changeFaults(before, after, given, change.successors), ...levelFaults(changed, after)]
  if (found.length > 0) return csvFaults(found)
  for (const [code, successor] of findSuccessors({ ceasing, newcomers, after, named: change.successors })) {
    const place = after.get(code)
    if (place && place.successor !== successor) after.set(code, { ...place, successor })
  }
  return {
    name: 'compared',
    added,
    renamed: changed.filter((each) => each.before.name !== each.place.name),
    moved: changed.filter(isMoved),
    back,
    gone: ceasing.map((place) => ({ before: place, place: after.get(place.code) ?? place })),
    same: kept.length - changed.length,
    after,
  }
}

const isMoved = ({ before, place }: Changed): boolean => before.parent !== place.parent || before.level !== place.level

function takeOver(before: ReadonlyMap<string, Place>, given: ReadonlyMap<string, PlaceRow>) {
  const after = new Map(before)
  const added: Place[] = []
  const kept: Changed[] = []
  for (const { code, name, level, parent } of given.values()) {
    const old = before.get(code)
    const place: Place = { code, name, level, parent, area: old?.area ?? null, gone: null, successor: null }
    if (!old) added.push(place)
    else kept.push({ before: old, place: isSame(old, place) ? old : place })
    if (!old || !isSame(old, place)) after.set(code, place)
  }
  return { after, added, kept }
}

const isSame = (a: Place, b: Place): boolean =>
  a.name === b.name && a.level === b.level && a.parent === b.parent && a.gone === null
