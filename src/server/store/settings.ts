import type { Db } from './tables/database.ts'
import type { SettingStore } from './types.ts'

/** See `SettingStore`. Several values are set together or not at all. */
export const createSettingStore = (db: Db): SettingStore => ({
  get: async (key) => {
    const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
    return row?.value
  },
  set: async (values) => {
    const rows = Object.entries(values).map(([key, value]) => ({ key, value }))
    if (rows.length === 0) return
    await db
      .insertInto('settings')
      .values(rows)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })))
      .execute()
  },
})
