/** Result codes of SQLite, without their extended part. */
const BUSY = 5
const LOCKED = 6
const NOMEM = 7
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26

const OF_THE_DATABASE = [BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB]

const resultCode = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown } | undefined)?.errcode
  return typeof code === 'number' ? code & 0xff : undefined
}

/** Whether another process holds the lock. */
export const isBusy = (error: unknown): boolean => resultCode(error) === BUSY

/** See `Dialect.meetsAll`. A closed database has no result code. */
export const meetsAllSqlite = (error: unknown): boolean =>
  OF_THE_DATABASE.includes(resultCode(error) ?? -1) ||
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_INVALID_STATE'

/** See `Dialect.explain`. */
export function explainSqlite(error: unknown, file: string): string | undefined {
  switch (resultCode(error)) {
    case BUSY:
    case LOCKED:
      return `The database ${file} is locked by another program; stop it and start again.`
    case CORRUPT:
    case NOTADB:
      return `The database ${file} is damaged or not a database of Jianfu; restore it from a backup.`
    case READONLY:
    case CANTOPEN:
      return `The database ${file} cannot be opened for writing by this user.`
    case FULL:
      return `The disk that holds the database ${file} is full.`
    case IOERR:
      return `The disk that holds the database ${file} fails to read or write.`
    default:
      return undefined
  }
}
