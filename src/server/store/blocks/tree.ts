import { NOT_GIVEN } from '../../../contract/staff/tally.ts'
import { TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import { placePath } from '../places/place-path.ts'
import type { Register } from '../tallies/upward.ts'

/**
 * All leaves there can be. They exist from the start: an empty one counts when a node's children are counted, so that nobody
 * can conclude from a block which of them had reports.
 */
export interface Tree {
  /** Areas of every county. The county is one of its own areas, and the city one of its own counties. */
  readonly counties: ReadonlyMap<string, { readonly city: string; readonly areas: ReadonlySet<string> }>
  readonly categories: ReadonlySet<string>
  readonly issuerLevels: ReadonlySet<string>
  /** Of every level. */
  readonly issuers: ReadonlySet<string>
}

/** Tree of a register and the burden categories. */
export async function treeOf(register: Register): Promise<Tree> {
  const codes = (coded: readonly { readonly code: string }[]) => coded.map(({ code }) => code)
  return {
    counties: await countiesOf(register),
    categories: new Set(codes(TAXONOMY.kinds.burden)),
    issuerLevels: new Set([NOT_GIVEN, ...codes(TAXONOMY.issuerLevels)]),
    issuers: new Set([NOT_GIVEN, ...codes(TAXONOMY.issuers)]),
  }
}

async function countiesOf(register: Register): Promise<Tree['counties']> {
  const counties = new Map<string, { city: string; areas: Set<string> }>()
  for (const { code, level, area } of register.values()) {
    if (level !== 'city' && level !== 'county' && level !== 'town') continue
    const path = await placePath(code, async (step) => register.get(step))
    const city = path.at(-1)?.code
    if (city === undefined) continue
    const county = path.find((place) => place.level === 'county')?.code ?? city
    for (const one of [county, city]) {
      const known = counties.get(one) ?? { city, areas: new Set([one]) }
      counties.set(one, known)
    }
    if (area !== null) counties.get(county)?.areas.add(area)
  }
  return counties
}
