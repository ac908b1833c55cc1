import { type DialectAdapter, SqliteAdapter, SqliteDialect, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { openDatabase } from './sqlite-database.ts'
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
    driver: new WholeMigrations({ database: async () => openDatabase(file) }),
    text: sql`text`,
    bytes: sql`blob`,
    sequence: sql`integer`,
    keyed: sql`without rowid`,

    // One writer at a time, from `begin immediate` on: nothing to hold.
    together: async () => {},
    alone: async () => {},

    // secure_delete overwrites the freed pages with zeros.
    emptyIntake: async (trx) => void (await trx.deleteFrom('intake').execute()),
    dropClaimedParts: async (trx) => void (await trx.deleteFrom('parts_intake').where('claimed', '=', 1).execute()),
    // Without row ids a table has no order but that of its random key.
    blendWeeks: async () => {},
    // The log still holds the intake rows as they were inserted: fold it back and cut it to nothing.
    afterRelease: async (db) => void (await sql`pragma wal_checkpoint(truncate)`.execute(db)),

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

/** All pending migrations run in one transaction, so that a second process starting at the same moment finds all or none. */
class WholeMigrations extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
