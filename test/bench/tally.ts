import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import type { TallyFilters } from '../../src/contract/staff/tally.ts'
import { chooseDialect } from '../../src/server/store/dialect/choose.ts'
import { openStore } from '../../src/server/store/open-store.ts'
import type { Database } from '../../src/server/store/tables/database.ts'
import { createTallyStore } from '../../src/server/store/tallies/tally-store.ts'
import { areas } from '../../src/server/tally/areas.ts'
import { understand } from '../../src/server/tally/asked.ts'
import { byCategory } from '../../src/server/tally/by-category.ts'
import { byIssuer } from '../../src/server/tally/by-issuer.ts'
import { byIssuerLevel } from '../../src/server/tally/by-issuer-level.ts'
import { byPlace } from '../../src/server/tally/by-place.ts'
import { bySubtype } from '../../src/server/tally/by-subtype.ts'
import { figures } from '../../src/server/tally/figure.ts'
import { type PlaceTree, placeTree } from '../../src/server/tally/place-tree.ts'
import { quantities } from '../../src/server/tally/quantities.ts'
import type { Sources } from '../../src/server/tally/sources.ts'
import { trend } from '../../src/server/tally/trend.ts'
import { weihai } from '../setup/places.ts'
import { heading, median, row } from './roles.ts'
import { fillByCounting, type Opened } from './tally-filling.ts'

const CITY = '371000000000'
const COUNTY = '371002000000'
const TOWN = '371002109000'
const DAY = '2026-10-05'
const REPEATS = 7

const asked: readonly TallyFilters[] = [CITY, COUNTY, TOWN].flatMap((place) =>
  (['2026-09', '2026', '2026-W39'] as const).flatMap((period) => [
    { place, period },
    { place, period, category: 'MTG' },
    { place, period, issuerLevel: 'county', issuer: 'ORG' },
    { place, period, category: 'DOC', issuer: 'OFFICE' },
  ]),
)

type Question = (sources: Sources, filters: Parameters<typeof trend>[1], places: PlaceTree) => Promise<unknown>
const questions: Readonly<Record<string, Question>> = {
  since: ({ cells }) => cells.since(),
  total: (sources, filters) => figures(sources, filters, [filters.period]),
  category: byCategory,
  subtype: bySubtype,
  'issuer level': byIssuerLevel,
  issuer: byIssuer,
  place: byPlace,
  trend,
  quantity: quantities,
  areas,
}

/** Every question of the dashboard over 100 000 and over a million reports: what it costs must not grow with them. */
export async function benchTally(): Promise<void> {
  const small = await askedOf(100_000)
  const large = await askedOf(1_000_000)
  heading(
    'A question of the dashboard, slowest of all filters',
    'figures',
    'question',
    'ms at 100 000',
    'ms at 1 000 000',
    'ratio',
  )
  for (const [name, before] of small) {
    const after = large.get(name) ?? Number.NaN
    row(...name.split('/'), before.toFixed(2), after.toFixed(2), (after / before).toFixed(2))
  }
}

/** Filled in the same way at every size. */
async function askedOf(reports: number): Promise<ReadonlyMap<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'jianfu-bench-'))
  try {
    const store = await openStore({ dataDir: folder })
    await store.places.save(weihai())
    await store.close()
    await using(folder, (opened) => fillByCounting(opened, reports))
    return await using(folder, askAll)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function using<Result>(dataDir: string, work: (opened: Opened) => Promise<Result>): Promise<Result> {
  const dialect = await chooseDialect({ dataDir })
  const db = new Kysely<Database>({ dialect: dialect.driver })
  try {
    return await work({ db, dialect })
  } finally {
    await db.destroy()
  }
}

/** Median of some repeats of the slowest filters, by figures and question. */
async function askAll({ db, dialect }: Opened): Promise<ReadonlyMap<string, number>> {
  const places = placeTree(await db.selectFrom('places').selectAll().orderBy('code').execute())
  const { open, exact } = createTallyStore(db, dialect)
  const sources: readonly Sources[] = [
    { source: 'exact', cells: exact.burden },
    { source: 'released', cells: open.released, blocks: open },
    { source: 'open', cells: open.grid },
  ]
  const slowest = new Map<string, number>()
  for (const source of sources)
    for (const filters of asked) {
      const kind = source.source === 'open' ? 'grid' : 'burden'
      if (kind === 'grid' && filters.issuer !== undefined) continue
      const understood = understand(categoryOf(kind, filters), { scope: CITY, reads: true, day: DAY }, places)
      if (understood.name !== 'asked') throw new Error(understood.name)
      for (const [name, question] of Object.entries(questions)) {
        const took: number[] = []
        for (let repeat = 0; repeat < REPEATS; repeat++) {
          const began = performance.now()
          await question(source, understood.asked, places)
          took.push(performance.now() - began)
        }
        const key = `${source.source}/${name}`
        slowest.set(key, Math.max(slowest.get(key) ?? 0, median(took)))
      }
    }
  return slowest
}

const categoryOf = (kind: 'burden' | 'grid', filters: TallyFilters): TallyFilters => ({
  ...filters,
  kind,
  ...(kind === 'grid' && filters.category !== undefined && { category: 'HEA' }),
})
