import { writeDown } from '../staff/audit-store.ts'
import type { Db } from '../tables/database.ts'
import type { HangingStore } from './types.ts'
import { wantedPlaces, wantedSums } from './wanted.ts'

/** See `HangingStore`. */
export const createHangingStore = (db: Db): HangingStore => ({
  hang: (row, entry) =>
    db.transaction().execute(async (trx) => {
      await trx
        .insertInto('hangings')
        .values(row)
        .onConflict((conflict) => conflict.columns(['kind', 'place']).doUpdateSet(row))
        .execute()
      await writeDown(trx, entry)
    }),
  wanted: (kind, place, open) => wantedPlaces(db, kind, place, open),
  sums: (kind, place) => wantedSums(db, kind, place),
})
