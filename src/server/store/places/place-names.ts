import { everydayName } from '../../../contract/place-name.ts'
import { chunks } from '../per-count.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { NewEntry } from '../staff/types.ts'
import type { Db, Trx } from '../tables/database.ts'
import { addTerms, dropTerms, termsOf } from './place-terms.ts'
import { bumpRegister } from './register-version.ts'

/** Everyday names of places, by code, in their order; places without any are left out. */
export async function aliasesOf(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const aliases = new Map<string, string[]>()
  for (const some of chunks(codes)) {
    const rows = await db.selectFrom('place_aliases').selectAll().where('place', 'in', some).orderBy('alias').execute()
    for (const { place, alias } of rows) aliases.set(place, [...(aliases.get(place) ?? []), alias])
  }
  return aliases
}

/** Makes the terms of places anew from their names and everyday names; to be called wherever either has changed. */
export async function renewTerms(trx: Trx, places: readonly { readonly code: string; readonly name: string }[]) {
  const codes = places.map(({ code }) => code)
  const aliases = await aliasesOf(trx, codes)
  await dropTerms(trx, codes)
  await addTerms(
    trx,
    places.map(({ code, name }) => ({ code, terms: termsOf(name, aliases.get(code) ?? []) })),
  )
}

/** See `PlaceNameStore.setAliases`. An alias that is what the place is called anyway is dropped. */
export async function setAliases(trx: Trx, code: string, given: readonly string[], entry?: NewEntry): Promise<boolean> {
  // Writing the row as it is holds it: terms made meanwhile by another process would stay beside these.
  const place = await trx
    .updateTable('places')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('code', '=', code)
    .returning('name')
    .executeTakeFirst()
  if (!place) return false
  const called = [place.name, everydayName(place.name), '']
  const aliases = [...new Set(given.map((alias) => alias.normalize('NFKC').trim()))].filter(
    (alias) => !called.includes(alias),
  )
  await trx.deleteFrom('place_aliases').where('place', '=', code).execute()
  if (aliases.length > 0)
    await trx
      .insertInto('place_aliases')
      .values(aliases.map((alias) => ({ place: code, alias })))
      .execute()
  await renewTerms(trx, [{ code, name: place.name }])
  await bumpRegister(trx)
  if (entry) await writeDown(trx, entry)
  return true
}
