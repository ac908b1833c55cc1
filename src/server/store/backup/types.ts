/** What a backup says about itself in its first line. */
export interface BackupHead {
  readonly jianfu: 'backup'
  readonly version: 1
  /** Migrations of the database it was made of: only the same schema takes it back. */
  readonly schema: readonly string[]
  /** Fingerprint of the secrets the database was made with; see `secretsFingerprint`. */
  readonly secrets: string
}

/**
 * The whole database as lines of text that both engines understand, so that a backup also moves an installation from one to
 * the other. Only ever written encrypted.
 */
export interface BackupStore {
  /**
   * Writes everything as it was at one moment, while others go on reading and writing. Sessions are left out: who is restored
   * signs in again.
   *
   * @param write takes one line at a time, and takes its time
   */
  dump(secrets: string, write: (line: string) => Promise<void>): Promise<void>
  /**
   * Fills an empty database with a dump: all of it or nothing.
   *
   * @param secrets fingerprint of the secrets that are there
   * @throws StoreError with a sentence when the database is not empty, the backup belongs to other secrets or another schema,
   * or is not whole
   */
  load(secrets: string, lines: AsyncIterable<string>): Promise<void>
}
