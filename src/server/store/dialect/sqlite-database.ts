import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Frees a page at every step: run as one step, as a statement without rows is, it would free a single one. */
export const GIVE_ROOM_BACK = 'pragma incremental_vacuum'

/** Statements kept compiled. Batches of up to 64 reports have as many texts; beyond the limit the oldest is compiled again. */
const STATEMENTS_KEPT = 256

/**
 * Durability and forgetting, set on every opening. auto_vacuum works only if it is set before the first table is made: it lets
 * the file shrink when pieces of photos nobody claimed are swept. FULL: an answer means the report survives a power cut. secure_delete:
 * released intake rows are overwritten. temp_store: sorting never writes rows to a temporary file. The write-ahead log is
 * folded back every 4000 pages (16 MB), often enough to stay small and rarely enough not to stall a batch.
 */
const PRAGMAS = [
  'auto_vacuum = INCREMENTAL',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'wal_autocheckpoint = 4000',
  `journal_size_limit = ${64 * 1024 * 1024}`,
  'cache_size = -16000',
]

/**
 * Milliseconds to wait for a lock while opening. Afterwards SQLite itself never waits, because the whole process would stand
 * still; the driver waits instead.
 */
const OPENING_TIMEOUT = 5_000

/** Opens the file as what Kysely's driver expects, with statements compiled once per text. */
export function openDatabase(file: string): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: OPENING_TIMEOUT })
  try {
    for (const pragma of PRAGMAS) database.exec(`pragma ${pragma}`)
    database.exec('pragma busy_timeout = 0')
  } catch (error) {
    database.close()
    throw error
  }
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const kept = statements.get(sql)
      if (kept) return kept
      const made = specialStatement(database, sql) ?? statement(database.prepare(immediate(sql)))
      statements.set(sql, made)
      const oldest = statements.size > STATEMENTS_KEPT ? statements.keys().next().value : undefined
      if (oldest !== undefined) statements.delete(oldest)
      return made
    },
  }
}

/** Every transaction of the store writes: one that begins as a reader fails when another process writes in between. */
const immediate = (sql: string): string => (sql === 'begin' ? 'begin immediate' : sql)

function statement(prepared: StatementSyncInstance): SqliteStatement {
  return {
    reader: prepared.columns().length > 0,
    all: (parameters) => prepared.all(...parameters),
    run: (parameters) => prepared.run(...parameters),
    iterate: (parameters) => prepared.iterate(...parameters),
  }
}

/** What Kysely's driver would run in a way that does not do here. */
function specialStatement(database: DatabaseSyncInstance, sql: string): SqliteStatement | undefined {
  if (sql === 'rollback') return rollback(database)
  if (sql === GIVE_ROOM_BACK) return command(() => database.exec(sql))
  return undefined
}

const command = (execute: () => void): SqliteStatement => {
  const run = () => {
    execute()
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, all: () => [], run, iterate: () => [][Symbol.iterator]() }
}

/** A full disk ends the transaction by itself; a second rollback would then hide the reason behind its own error. */
const rollback = (database: DatabaseSyncInstance): SqliteStatement =>
  command(() => {
    if (database.isTransaction) database.exec('rollback')
  })
