import type { Dialect } from '../dialect/dialect.ts'
import type { Db } from '../tables/database.ts'
import type { PlaceStore } from '../types.ts'
import { currentPlace } from './current-place.ts'
import { aliasesOf, setAliases } from './place-names.ts'
import { addParts } from './place-parts.ts'
import { placePath } from './place-path.ts'
import { searchPlaces } from './place-search.ts'
import { createRegisterStore } from './register-store.ts'
import { savePlaces } from './save-places.ts'

/** See `PlaceStore`. Register order is the order of codes. */
export function createPlaceStore(db: Db, dialect: Dialect): PlaceStore {
  const all = () => db.selectFrom('places').selectAll()
  const get = (code: string) => all().where('code', '=', code).executeTakeFirst()
  const inForce = () => all().where('gone', 'is', null)
  const townsOf = (area: string) => inForce().where('level', '=', 'town').where('area', '=', area)
  return {
    ...createRegisterStore(db, dialect),
    save: (rows) => db.transaction().execute((trx) => savePlaces(trx, dialect, rows)),
    get,
    current: (code) => currentPlace(code, get),
    children: (code) => inForce().where('parent', '=', code).orderBy('code').execute(),
    areaTowns: (area) => townsOf(area).orderBy('code').execute(),
    areaVillages: (area) =>
      inForce()
        .where('level', '=', 'village')
        .where('parent', 'in', townsOf(area).clearSelect().select('code'))
        .orderBy('code')
        .execute(),
    path: (code) => placePath(code, get),
    search: (typed, scope, most) => searchPlaces(db, typed, scope, most),
    aliases: async (code) => (await aliasesOf(db, [code])).get(code) ?? [],
    setAliases: (code, aliases, entry) => db.transaction().execute((trx) => setAliases(trx, code, aliases, entry)),
    addParts: (village, level, names, entry) =>
      db.transaction().execute((trx) => addParts(trx, village, level, names, entry)),
    list: () => all().orderBy('code').execute(),
  }
}
