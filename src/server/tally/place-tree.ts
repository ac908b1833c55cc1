import { GRID_LEVELS, isFillerName, isRealVillage, PART_LEVELS, type PlaceLevel } from '../../contract/place-code.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'

export interface TreePlace {
  readonly code: string
  readonly name: string
  readonly level: PlaceLevel
}

/** A row of the register; `area` is there for towns. */
export interface RegisterRow extends TreePlace {
  readonly parent: string | null
  readonly area: string | null
  /** Day since which it is no longer in the register: its reports still count, it is no village to count by. */
  readonly gone?: string | null
}

/** The register as questions need it: burdens are counted by area, grid problems by town and village. */
export interface PlaceTree {
  get(code: string): TreePlace | undefined
  /** From the place, or the next above it that has figures of this kind, up to its city or municipality. */
  path(code: string, kind: Kind): readonly TreePlace[]
  /** Places directly below for which there are figures of this kind, in register order. */
  children(code: string, kind: Kind): readonly TreePlace[]
  /** Real villages and communities at or below a place: the denominator of "per 100 villages". */
  villages(code: string): readonly string[]
  /** Areas at or below a place. */
  areas(code: string): readonly string[]
}

/** @param register all places, in register order */
export function placeTree(register: readonly RegisterRow[]): PlaceTree {
  const rows = new Map(register.map((row) => [row.code, row]))
  const above = (row: RegisterRow | undefined): RegisterRow | undefined => {
    let parent = rows.get(row?.parent ?? '')
    while (parent && isFillerName(parent.name)) parent = rows.get(parent.parent ?? '')
    return parent
  }
  const below = new Map<string, RegisterRow[]>()
  for (const row of register) {
    const code = isFillerName(row.name) ? undefined : above(row)?.code
    if (code !== undefined) below.set(code, [...(below.get(code) ?? []), row])
  }
  const reached = memo((code) => {
    const row = rows.get(code)
    const found: RegisterRow[] = row ? [row] : []
    // An area that is no town has nothing below it in the register; its towns say that they belong to it.
    const members = row?.level === 'area' ? register.filter(({ area }) => area === code) : (below.get(code) ?? [])
    for (const child of members) if (child.level !== 'area') found.push(...reached(child.code))
    return found
  })
  const children = {
    grid: memo((code) => (below.get(code) ?? []).filter(({ level }) => level !== 'area')),
    burden: memo((code) => {
      if (!isWide(rows.get(code))) return []
      const codes = (below.get(code) ?? []).flatMap((row) => {
        if (row.level === 'town') return row.area ?? []
        return isWide(row) ? row.code : []
      })
      return [...new Set(codes)].filter((area) => area !== code).flatMap((area) => rows.get(area) ?? [])
    }),
  }
  return {
    get: (code) => rows.get(code),
    children: (code, kind) => (rows.get(code)?.level === 'village' ? [] : children[kind](code)),
    villages: memo((code) =>
      reached(code).flatMap((row) => (row.level === 'village' && !row.gone && isRealVillage(row.code) ? row.code : [])),
    ),
    areas: memo((code) => [
      ...new Set(reached(code).flatMap(({ level, area }) => (level === 'town' && area !== null ? area : []))),
    ]),
    path(code, kind) {
      const path: RegisterRow[] = []
      for (let row = rows.get(code); row; row = above(row)) {
        // A province is the city of its people in a municipality only, where no city stands between.
        if (row.level === 'province' && path.some(({ level }) => level === 'city')) break
        const step = kind === 'burden' && row.level === 'town' ? rows.get(row.area ?? '') : row
        if (step && !UNCOUNTED[kind].includes(step.level) && !path.includes(step)) path.push(step)
      }
      return path
    },
  }
}

/** Levels whose reports are counted at the next one above. A town counts burdens where it is its own area. */
const UNCOUNTED: Readonly<Record<Kind, readonly PlaceLevel[]>> = {
  burden: GRID_LEVELS,
  grid: ['area', ...PART_LEVELS],
}

const isWide = (row: RegisterRow | undefined): boolean =>
  row?.level === 'county' || row?.level === 'city' || row?.level === 'province'

function memo<Value>(make: (code: string) => Value): (code: string) => Value {
  const made = new Map<string, Value>()
  return (code) => {
    const known = made.get(code)
    if (known !== undefined) return known
    const value = make(code)
    made.set(code, value)
    return value
  }
}
