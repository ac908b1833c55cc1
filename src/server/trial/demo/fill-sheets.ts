import { HANG_STATES, type HangState } from '../../../contract/staff/hanging.ts'
import { mondayOf, plusDays } from '../../../contract/staff/period.ts'
import { makePosters } from '../../store/places/make-posters.ts'
import type { Store } from '../../store/types.ts'
import { dice } from './dice.ts'

const SEED = 371_002
const COUNTY = '371002000000'
const VILLAGE = '371002001001'
const BUILDINGS = ['1号楼', '2号楼', '3号楼', '4号楼']
const GRIDS = ['东网格', '西网格']
/** The register's name of a street, and what the newspaper calls it. */
const EVERYDAY = { place: '371003002000', name: '天福街道' }
/** How often a sheet is found so; the rest nobody has looked for yet. */
const FOUND: readonly number[] = [60, 3, 2, 3]
const NOT_LOOKED = 32
const LONGEST_AGO = 90

/**
 * What a county looks like some weeks after it has printed: buildings of a community, most sheets confirmed on the spot, some in
 * trouble.
 */
export async function fillSheets(store: Store, today: string): Promise<void> {
  const chance = dice(SEED)
  const entry = { at: `${today}T00:00:00.000Z`, who: '-', subject: COUNTY } as const
  await store.places.setAliases(EVERYDAY.place, [EVERYDAY.name])
  const buildings = await store.places.addParts(VILLAGE, 'building', BUILDINGS)
  const grids = await store.places.addParts(VILLAGE, 'grid', GRIDS)
  const wanted = await store.hangings.wanted('grid', COUNTY, false)
  const posters = await makePosters(
    store,
    'grid',
    [...wanted, ...(buildings ?? []), ...(grids ?? [])].map(({ code }) => code),
    today,
  )
  for (const { place } of posters) {
    const state: HangState | undefined = HANG_STATES[chance.weighted([...FOUND, NOT_LOOKED])]
    if (!state) continue
    const day = plusDays(today, -chance.below(LONGEST_AGO))
    await store.hangings.hang({ kind: 'grid', place, state, day, who: '环翠派单员' }, { ...entry, act: 'sheet-seen' })
  }
  const week = mondayOf(today)
  const [torn, forged] = [chance.pick(posters), chance.pick(posters)]
  await store.troubles.mark(torn.code, 'torn', week)
  await store.troubles.mark(forged.code, 'tampered', mondayOf(plusDays(today, -7)))
}
