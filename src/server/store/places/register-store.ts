import { MOST_SHOWN } from '../../../contract/staff/places.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { Db } from '../tables/database.ts'
import { byCode } from './by-code.ts'
import { compareRegister } from './compare-register.ts'
import { registerVersion } from './register-version.ts'
import { registerAlone } from './save-places.ts'
import { countsOf, showDifference } from './show-difference.ts'
import type { RegisterStore } from './types.ts'
import { writePlaces } from './write-places.ts'

/** See `RegisterStore`. */
export const createRegisterStore = (db: Db, dialect: Dialect): RegisterStore => ({
  difference: async (change, most = MOST_SHOWN) => {
    // Asked before reading: a change in between makes the difference too old, never too new.
    const base = await registerVersion(db)
    const stored = byCode(await db.selectFrom('places').selectAll().orderBy('code').execute())
    const compared = compareRegister(stored, change)
    if (compared.name === 'faults') return compared
    const posters = compared.gone.length > 0 ? await postersInForce(db) : new Map<string, number>()
    return {
      name: 'difference',
      difference: showDifference(compared, { base, most, posters: (place) => posters.get(place) ?? 0 }),
    }
  },
  change: (change, base, entryOf) =>
    db.transaction().execute(async (trx) => {
      const stored = await registerAlone(trx, dialect)
      if (base !== undefined && base !== (await registerVersion(trx))) return { name: 'register-changed' }
      const compared = compareRegister(stored, change)
      if (compared.name === 'faults') return compared
      await writePlaces(trx, stored, compared)
      const counts = countsOf(compared)
      if (entryOf) await writeDown(trx, entryOf(counts))
      return { name: 'changed', counts }
    }),
  version: () => registerVersion(db),
})

async function postersInForce(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('posters')
    .select(({ fn }) => ['place', fn.countAll<number>().as('codes')])
    .where('revoked', 'is', null)
    .groupBy('place')
    .execute()
  return new Map(rows.map(({ place, codes }) => [place, codes]))
}
