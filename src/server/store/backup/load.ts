import { createHash } from 'node:crypto'
import type { Dialect } from '../dialect/dialect.ts'
import { StoreError } from '../store-error.ts'
import type { Db, Trx } from '../tables/database.ts'
import { type Row, type Rows, readRows, type Trailer } from './lines.ts'
import { type BackupTable, NUMBERED, TABLES } from './tables.ts'
import type { BackupHead } from './types.ts'

type Line = Partial<BackupHead & Rows & Trailer>

const NOT_WHOLE = 'The backup is damaged or not whole. Nothing was restored.'

/** See `BackupStore.load`. The head is compared before anything is written; the trailer before anything is kept. */
export const load = (db: Db, dialect: Dialect, expected: BackupHead, lines: AsyncIterable<string>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await expectEmpty(trx)
    const hash = createHash('sha256')
    const counts: Record<string, number> = {}
    let head = false
    let trailer: Trailer | undefined
    for await (const text of lines) {
      const line = read(text)
      if (trailer) throw new StoreError(NOT_WHOLE)
      if (!head) {
        expectHead(line, expected)
        head = true
      } else if (isRows(line)) counts[line.table] = (counts[line.table] ?? 0) + (await insert(trx, line))
      else trailer = line as Trailer
      if (!trailer) hash.update(`${text}\n`)
    }
    if (!trailer || trailer.sha256 !== hash.digest('hex')) throw new StoreError(NOT_WHOLE)
    for (const table of Object.keys(TABLES))
      if ((counts[table] ?? 0) !== trailer.counts[table]) throw new StoreError(NOT_WHOLE)
    for (const [table, column] of Object.entries(NUMBERED))
      await dialect.resumeNumbers(trx, table as BackupTable, column)
  })

async function expectEmpty(trx: Trx): Promise<void> {
  for (const table of Object.keys(TABLES) as BackupTable[])
    if (
      await trx
        .selectFrom(table)
        .select(({ lit }) => lit(1).as('one'))
        .limit(1)
        .executeTakeFirst()
    )
      throw new StoreError('There is something in this database already. Restore into an empty one.')
}

function read(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    throw new StoreError(NOT_WHOLE)
  }
}

const isRows = (line: Line): line is Rows => typeof line.table === 'string' && Object.hasOwn(TABLES, line.table)

function expectHead(line: Line, expected: BackupHead): void {
  if (line.jianfu !== expected.jianfu) throw new StoreError('This is no backup of Jianfu.')
  if (line.version !== expected.version || String(line.schema) !== String(expected.schema))
    throw new StoreError(
      `The backup was made by another version of Jianfu (${line.schema?.at(-1)}; this one has ${expected.schema.at(-1)}). Restore it with that version and update afterwards.`,
    )
  if (line.secrets !== expected.secrets)
    throw new StoreError('The backup belongs to other secrets than those that are here. Put its secrets.json in place.')
}

async function insert(trx: Trx, line: Rows): Promise<number> {
  const rows: readonly Row[] = readRows(line)
  if (rows.length > 0)
    await trx
      .insertInto(line.table as 'settings')
      .values(rows as never)
      .execute()
  return rows.length
}
