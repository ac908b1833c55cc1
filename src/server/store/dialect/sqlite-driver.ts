import { setTimeout as pause } from 'node:timers/promises'
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { openDatabase } from './sqlite-database.ts'
import { isBusy } from './sqlite-errors.ts'

/** How long a statement waits for another process (a command beside the server) before it fails, and between two tries. */
const PATIENCE_MS = 5_000
const PAUSE_MS = 5

/** Kysely's dialect with our connection: it waits for locks and migrates as a whole. */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #file: string

  constructor(file: string) {
    super({ database: async () => openDatabase(file) })
    this.#file = file
  }

  override createDriver(): Driver {
    return new PatientDriver({ database: async () => openDatabase(this.#file) })
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }
}

/** All pending migrations run in one transaction, so that a second process starting at the same moment finds all or none. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class PatientDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection())
  }
}

/**
 * Tries again while another process holds the lock, and lets the rest of this process go on meanwhile. A statement that found
 * the database locked has done nothing, so it can be tried again: a lone one, or the `begin immediate` of a transaction,
 * after which no lock is missing.
 */
const patient = (connection: DatabaseConnection): DatabaseConnection => ({
  executeQuery: async (query) => {
    const deadline = Date.now() + PATIENCE_MS
    for (;;) {
      try {
        return await connection.executeQuery(query)
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw error
        await pause(PAUSE_MS)
      }
    }
  },
  streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
})
