import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'
import type { Db } from '../tables/database.ts'
import { type Row, type Trailer, writeRows } from './lines.ts'
import { type BackupTable, EMPTIED_BY_RELEASE, TABLES } from './tables.ts'
import type { BackupHead } from './types.ts'

/** Rows in memory at a time: of reports, with up to 128 KiB each, and of pieces and photos, all of which are large. */
const ROWS_AT_ONCE = 100
const LARGE_AT_ONCE = 8
const LARGE: readonly BackupTable[] = ['parts_intake', 'parts', 'photos', 'case_photos']

/** See `BackupStore.dump`. */
export async function dump(
  db: Db,
  dialect: Dialect,
  head: BackupHead,
  write: (line: string) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256')
  const add = async (line: string) => {
    hash.update(`${line}\n`)
    await write(line)
  }
  const counts: Record<string, number> = {}
  const addTable = async (view: Db, table: BackupTable) => {
    counts[table] = 0
    for await (const rows of rowsOf(view, table)) {
      counts[table] += rows.length
      await add(writeRows(table, rows))
    }
  }
  await atOneMoment(db, dialect, async (view) => {
    await add(JSON.stringify(head))
    await sql`savepoint emptied_by_release`.execute(view)
    await dialect.together(view, EMPTIED_BY_RELEASE)
    for (const table of EMPTIED_BY_RELEASE) await addTable(view, table)
    // Lets go of what was held, so that a release waits for a day's reports at most and not for all of them.
    await sql`rollback to savepoint emptied_by_release`.execute(view)
    for (const table of Object.keys(TABLES) as BackupTable[]) if (!(table in counts)) await addTable(view, table)
  })
  await write(JSON.stringify({ counts, sha256: hash.digest('hex') } satisfies Trailer))
}

/** Others may write meanwhile: nothing of it is seen, and nobody waits. */
async function atOneMoment(db: Db, dialect: Dialect, read: (view: Db) => Promise<void>): Promise<void> {
  await db.connection().execute(async (view) => {
    await dialect.beginView.execute(view)
    try {
      await read(view)
    } finally {
      await sql`rollback`.execute(view)
    }
  })
}

/** All rows of a table in the order of its key, a few at a time. */
async function* rowsOf(view: Db, table: BackupTable): AsyncGenerator<readonly Row[]> {
  const key = TABLES[table]
  const columns = sql.join(key.map((column) => sql.ref(column)))
  const most = LARGE.includes(table) ? LARGE_AT_ONCE : ROWS_AT_ONCE
  let rows: readonly Row[] = []
  do {
    const last = rows.at(-1)
    const behind = last ? sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})` : sql``
    const page = sql<Row>`select * from ${sql.table(table)} ${behind} order by ${columns} limit ${most}`
    rows = (await page.execute(view)).rows
    if (rows.length > 0) yield rows
  } while (rows.length === most)
}
