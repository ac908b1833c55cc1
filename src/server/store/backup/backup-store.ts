import type { Dialect } from '../dialect/dialect.ts'
import { migrations } from '../migrations/index.ts'
import type { Db } from '../tables/database.ts'
import { dump } from './dump.ts'
import { load } from './load.ts'
import type { BackupHead, BackupStore } from './types.ts'

/** See `BackupStore`. An open store has every migration, so its schema is theirs. */
export function createBackupStore(db: Db, dialect: Dialect): BackupStore {
  const head = (secrets: string): BackupHead => ({
    ...{ jianfu: 'backup', version: 1 },
    ...{ schema: Object.keys(migrations(dialect)), secrets },
  })
  return {
    dump: (secrets, write) => dump(db, dialect, head(secrets), write),
    load: (secrets, lines) => load(db, dialect, head(secrets), lines),
  }
}
