import type { Dialect } from '../dialect/dialect.ts'
import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import type { Place, PlaceRow } from '../types.ts'
import { assignAreas } from './areas.ts'

export interface Saved {
  readonly added: number
  readonly renamed: number
  readonly same: number
}

/** Adds and renames places and gives towns without an area one; see `PlaceStore.save`. The last of two rows with one code counts. */
export async function savePlaces(trx: Trx, dialect: Dialect, rows: readonly PlaceRow[]): Promise<Saved> {
  // Two imports at once would each number the groups of a county from one.
  await dialect.alone(trx, ['places'])
  const stored = new Map((await trx.selectFrom('places').selectAll().execute()).map((place) => [place.code, place]))
  const register = new Map<string, Place>(stored)
  let added = 0
  let renamed = 0
  const given = new Map(rows.map((row) => [row.code, row]))
  for (const { code, name, level, parent } of given.values()) {
    const old = stored.get(code)
    if (!old) added++
    else if (isSame(old, { code, name, level, parent })) continue
    else renamed++
    register.set(code, { code, name, level, parent, area: old?.area ?? null, gone: null, successor: null })
  }

  const { areaOf, groups } = assignAreas([...register.values()])
  for (const [code, area] of areaOf) register.set(code, { ...(register.get(code) as Place), area })
  for (const group of groups) register.set(group.code, { ...group, area: null, gone: null, successor: null })
  await write(
    trx,
    [...register.values()].filter((place) => place !== stored.get(place.code)),
  )
  return { added, renamed, same: given.size - added - renamed }
}

const isSame = (a: PlaceRow, b: PlaceRow): boolean => a.name === b.name && a.level === b.level && a.parent === b.parent

async function write(trx: Trx, places: readonly Place[]): Promise<void> {
  for (const some of chunks(places))
    await trx
      .insertInto('places')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          level: ref('excluded.level'),
          parent: ref('excluded.parent'),
          area: ref('excluded.area'),
        })),
      )
      .execute()
}
