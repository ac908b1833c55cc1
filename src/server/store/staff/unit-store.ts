import type { Db } from '../tables/database.ts'
import { writeDown } from './audit-store.ts'
import type { UnitStore } from './types.ts'

/** See `UnitStore`. */
export const createUnitStore = (db: Db): UnitStore => ({
  list: () =>
    db.selectFrom('units').select(['code', 'name', 'place']).where('gone', 'is', null).orderBy('code').execute(),
  names: async () => {
    const units = await db.selectFrom('units').select(['code', 'name']).execute()
    return new Map(units.map(({ code, name }) => [code, name]))
  },
  save: (unit, entry) =>
    db.transaction().execute(async (trx) => {
      await trx
        .insertInto('units')
        .values({ ...unit, gone: null })
        .onConflict((conflict) =>
          conflict.column('code').doUpdateSet({ name: unit.name, place: unit.place, gone: null }),
        )
        .execute()
      await writeDown(trx, entry)
    }),
})
