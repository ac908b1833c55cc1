import type { Dialect } from '../dialect/dialect.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { Db } from '../tables/database.ts'
import { removeUnit } from './remove-unit.ts'
import { fromRouting, toRouting } from './routing-rows.ts'
import type { CaseSettingStore } from './types.ts'

/** See `CaseSettingStore`. */
export const createCaseSettingStore = (db: Db, dialect: Dialect): CaseSettingStore => ({
  routings: async () =>
    (await db.selectFrom('routings').selectAll().orderBy('place').orderBy('category').execute()).map(toRouting),
  saveRouting: (routing, entry) =>
    db.transaction().execute(async (trx) => {
      const row = fromRouting(routing)
      await trx
        .insertInto('routings')
        .values(row)
        .onConflict((conflict) => conflict.columns(['place', 'category']).doUpdateSet(row))
        .execute()
      await writeDown(trx, entry)
    }),
  removeRouting: (place, category, entry) =>
    db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('routings')
        .where('place', '=', place)
        .where('category', '=', category)
        .executeTakeFirstOrThrow()
      if (Number(numDeletedRows) > 0) await writeDown(trx, entry)
      return Number(numDeletedRows) > 0
    }),
  holidays: () => db.selectFrom('holidays').selectAll().orderBy('day').execute(),
  replaceHolidays: (year, days, entry) =>
    db.transaction().execute(async (trx) => {
      // Two imports at once: one table stands in the end, and no mixture of both.
      await dialect.alone(trx, ['holidays'])
      await trx.deleteFrom('holidays').where('day', 'like', `${year}-%`).execute()
      if (days.length > 0)
        await trx
          .insertInto('holidays')
          .values([...days])
          .execute()
      await writeDown(trx, entry)
    }),
  templates: () => db.selectFrom('templates').selectAll().orderBy('place').orderBy('title').orderBy('id').execute(),
  saveTemplate: (template, entry) =>
    db.transaction().execute(async (trx) => {
      await trx
        .insertInto('templates')
        .values(template)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(template))
        .execute()
      await writeDown(trx, entry)
    }),
  removeTemplate: (id, entry) =>
    db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx.deleteFrom('templates').where('id', '=', id).executeTakeFirstOrThrow()
      if (Number(numDeletedRows) > 0) await writeDown(trx, entry)
      return Number(numDeletedRows) > 0
    }),
  removeUnit: (code, day, changes, entry) => removeUnit(db, dialect, { code, day, changes, entry }),
  units: () =>
    db.selectFrom('units').select(['code', 'name', 'place']).where('gone', 'is', null).orderBy('code').execute(),
})
