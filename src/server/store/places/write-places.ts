import { ANY, chunks, perCount } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import type { Place } from '../types.ts'
import { assignAreas } from './areas.ts'
import type { ComparedRegister } from './compare-register.ts'
import { aliasesOf } from './place-names.ts'
import { addTerms, dropTerms, termsOf } from './place-terms.ts'
import { bumpRegister } from './register-version.ts'

/** Rows of one statement: 3 000 x 7 values, of 32 766 that an engine takes. All of China is then written in 222 statements. */
const ROWS_AT_ONCE = 3_000

/** Places whose names are made findable at once: their terms are held in memory. */
const NAMES_AT_ONCE = 2_000

/**
 * Writes what a comparison has found, with areas for towns that have none and the terms by which new names are found.
 *
 * @param stored the register with which it was compared, by code
 */
export async function writePlaces(
  trx: Trx,
  stored: ReadonlyMap<string, Place>,
  compared: ComparedRegister,
): Promise<void> {
  const { areaOf, groups } = assignAreas([...compared.after.values()])
  const changed: Place[] = groups.map((group) => ({ ...group, area: null, gone: null, successor: null }))
  for (const place of compared.after.values()) {
    const area = areaOf.get(place.code)
    if (area !== undefined) changed.push({ ...place, area })
    else if (place !== stored.get(place.code)) changed.push(place)
  }
  if (changed.length === 0) return
  await upsert(trx, changed)
  await makeFindable(trx, stored, changed)
  await bumpRegister(trx)
}

async function upsert(trx: Trx, places: readonly Place[]): Promise<void> {
  const statement = perCount((count) =>
    trx
      .insertInto('places')
      .values(Array.from({ length: count }, () => NO_ROW))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          level: ref('excluded.level'),
          parent: ref('excluded.parent'),
          area: ref('excluded.area'),
          gone: ref('excluded.gone'),
          successor: ref('excluded.successor'),
        })),
      ),
  )
  for (const some of chunks(places, ROWS_AT_ONCE)) await trx.executeQuery(statement(some.length, some.flatMap(values)))
}

const NO_ROW = { code: ANY, name: ANY, level: ANY, parent: ANY, area: ANY, gone: ANY, successor: ANY }

/** In the order of `NO_ROW`. */
const values = ({ code, name, level, parent, area, gone, successor }: Place): unknown[] => [
  code,
  name,
  level,
  parent,
  area,
  gone,
  successor,
]

/** Makes the terms of new names; what people call a place besides stays. */
async function makeFindable(trx: Trx, stored: ReadonlyMap<string, Place>, changed: readonly Place[]): Promise<void> {
  const named = changed.filter(({ code, name }) => stored.get(code)?.name !== name)
  for (const some of chunks(named, NAMES_AT_ONCE)) {
    const renamed = some.map(({ code }) => code).filter((code) => stored.has(code))
    await dropTerms(trx, renamed)
    const aliases = await aliasesOf(trx, renamed)
    await addTerms(
      trx,
      some.map(({ code, name }) => ({ code, terms: termsOf(name, aliases.get(code) ?? []) })),
    )
  }
}
