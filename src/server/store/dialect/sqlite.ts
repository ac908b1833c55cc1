import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../tables/database.ts'
import type { Dialect } from './dialect.ts'
import { GIVE_ROOM_BACK } from './sqlite-database.ts'
import { PatientSqliteDialect } from './sqlite-driver.ts'
import { explainSqlite, meetsAllSqlite } from './sqlite-errors.ts'
import { prepareFile } from './sqlite-file.ts'

/**
 * SQLite in one file of the data folder.
 *
 * @throws StoreError when the folder cannot be used
 */
export async function sqliteDialect(dataDir: string): Promise<Dialect> {
  const file = await prepareFile(dataDir)
  return {
    driver: new PatientSqliteDialect(file),
    text: sql`text`,
    bytes: sql`blob`,
    sequence: sql`integer`,
    keyed: sql`without rowid`,

    writeOnce: async (db, table) => {
      for (const act of ['update', 'delete'])
        await sql`create trigger ${sql.ref(`${table}_no_${act}`)} before ${sql.raw(act)} on ${sql.table(table)}
          begin select raise(abort, 'written once'); end`.execute(db)
    },

    beginView: sql`begin deferred`,
    // The next number is always one above the highest.
    resumeNumbers: async () => {},

    // One writer at a time, from `begin immediate` on: nothing to hold.
    together: async () => {},
    alone: async () => {},

    // secure_delete overwrites the freed pages with zeros.
    emptyIntake: async (trx, table) => void (await trx.deleteFrom(table).execute()),
    dropClaimedParts: async (trx) => void (await trx.deleteFrom('parts_intake').where('claimed', '=', 1).execute()),
    // Without row ids a table has no order but that of its random key.
    blendWeeks: async () => {},
    blendMessages: async () => {},
    afterRelease: truncateLog,
    afterErasing: truncateLog,
    afterSweep: async (db) => {
      await sql.raw(GIVE_ROOM_BACK).execute(db)
      await truncateLog(db)
    },

    faults: async (db) => {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
      return rows
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok')
        .map((line) => `The database file is damaged: ${line}.`)
    },
    meetsAll: meetsAllSqlite,
    explain: (error) => explainSqlite(error, file),
  }
}

/** Tries to cut the log, and the pause between two, in milliseconds: a reader in another process holds it for a moment only. */
const TRIES = 40
const PAUSE_MS = 50

/** The log still holds the intake rows as they were inserted: it is folded back and cut to nothing. */
async function truncateLog(db: Db): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
    if (rows[0]?.busy === 0) return
    await pause(PAUSE_MS)
  }
}
