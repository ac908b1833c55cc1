import type { Dialect } from './dialect.ts'
import { postgresDialect } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'

export interface StoreLocation {
  /** Folder for everything this installation keeps; made if it is not there. */
  readonly dataDir: string
  /** `postgres://…` when several machines share a database; without it one file in `dataDir` is used. */
  readonly databaseUrl?: string | undefined
}

/**
 * The engine for a location.
 *
 * @throws StoreError when the folder or the URL cannot be used
 */
export async function chooseDialect({ dataDir, databaseUrl }: StoreLocation): Promise<Dialect> {
  return databaseUrl ? postgresDialect(databaseUrl) : sqliteDialect(dataDir)
}
