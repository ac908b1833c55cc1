import { randomBytes } from 'node:crypto'
import { CLASS_FLOORS } from '../../src/contract/quantity-class.ts'
import { plusDays } from '../../src/contract/staff/period.ts'
import { TAXONOMY } from '../../src/contract/taxonomy/taxonomy.ts'
import { closeWeeks } from '../../src/server/store/blocks/close-weeks.ts'
import type { Dialect } from '../../src/server/store/dialect/dialect.ts'
import { chunks } from '../../src/server/store/per-count.ts'
import type { Db } from '../../src/server/store/tables/database.ts'
import { addBurdens } from '../../src/server/store/tallies/add-burdens.ts'
import { foldGrids } from '../../src/server/store/tallies/fold-grids.ts'
import { leafCounts } from '../../src/server/store/tallies/leaf-counts.ts'
import { readTicks } from '../../src/server/store/tallies/ticks.ts'
import { readRegister, upwardOf } from '../../src/server/store/tallies/upward.ts'
import type { NewReport, Place } from '../../src/server/store/types.ts'

/** A database of the bench, below the store: a million reports need no bodies to be counted. */
export interface Opened {
  readonly db: Db
  readonly dialect: Dialect
}

const FIRST_MONDAY = '2025-08-04'
/** Fourteen months. */
const WEEKS = 61
const BURDENS_OF_ALL = 0.7

/** Reports of a week over the register's places: some areas, categories and issuers are named far more often than others. */
function madeUpWeek(places: readonly Place[], week: number, count: number): readonly NewReport[] {
  const areas = [...new Set(places.flatMap(({ area }) => (area === null ? [] : [area])))]
  const villages = places.filter(({ level }) => level === 'village').map(({ code }) => code)
  return Array.from({ length: count }, (_, index): NewReport => {
    const kind = index < count * BURDENS_OF_ALL ? 'burden' : 'grid'
    const category = often(TAXONOMY.kinds[kind])
    const [number] = category.quantities
    const issuer = kind === 'burden' && Math.random() < 0.6
    const place = often(kind === 'burden' ? areas : villages)
    const report = {
      ...{
        version: 1,
        kind,
        place,
        category: category.code,
        subtypes: category.subtypes.length > 0 ? [often(category.subtypes).code] : [],
      },
      ...(number && Math.random() < 0.4 && { quantities: { [number.key]: often(CLASS_FLOORS) } }),
      ...(issuer && { issuerLevel: often(TAXONOMY.issuerLevels).code, issuer: often(TAXONOMY.issuers).code }),
    }
    const day = plusDays(FIRST_MONDAY, 7 * week + (index % 7))
    const macs = { idMac: randomBytes(32), digestMask: randomBytes(32), accessMac: null, statusMac: null }
    return { ...macs, kind, place, category: category.code, day, body: JSON.stringify(report), parts: [] }
  })
}

const often = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() ** 2 * items.length)] as Item

/** Through the code that a release adds up with, without storing the reports themselves. */
export async function fillByCounting({ db, dialect }: Opened, reports: number): Promise<void> {
  const register = await readRegister(db)
  const places = [...register.values()]
  for (let week = 0; week < WEEKS; week++) {
    const made = madeUpWeek(places, week, Math.round(reports / WEEKS))
    const burdens = made.filter(({ kind }) => kind === 'burden')
    const upward = await upwardOf(register, 'burden', burdens)
    const counts = leafCounts()
    const monday = plusDays(FIRST_MONDAY, 7 * week)
    for (const { place, category, body } of burdens)
      counts.add({ area: place, category, monday, ticks: readTicks(body), burst: false, counts: true })
    await db.transaction().execute((trx) => addBurdens(trx, counts.all(), upward))
    const arrivals = made
      .filter(({ kind }) => kind === 'grid')
      .map(({ place, category, day, body }) => ({ place, category, day, facts: JSON.stringify(readTicks(body).items) }))
    for (const some of chunks(arrivals)) await db.insertInto('grid_arrivals').values(some).execute()
    await foldGrids(db)
    await closeWeeks(db, dialect, plusDays(monday, 7))
  }
}
