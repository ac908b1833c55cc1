import { Kysely } from 'kysely'
import { createBackupStore } from './backup/backup-store.ts'
import { createCaseStore } from './cases/case-store.ts'
import { createCaseFigureStore } from './cases/figures/case-figure-store.ts'
import { createNoticeStore } from './cases/notices.ts'
import { createCaseSettingStore } from './cases/settings.ts'
import { check } from './check.ts'
import { chooseDialect, type StoreLocation } from './dialect/choose.ts'
import type { Dialect } from './dialect/dialect.ts'
import { createFollowUpStore } from './follow-ups/follow-up-store.ts'
import { createMessageStore } from './messages/message-store.ts'
import { migrations } from './migrations/index.ts'
import { migrate } from './migrations/migrate.ts'
import { createPlaceStore } from './places/place-store.ts'
import { createHangingStore } from './posters/hanging-store.ts'
import { createPosterStore } from './posters/poster-store.ts'
import { createPrintRunStore } from './posters/print-run-store.ts'
import { createTroubleStore } from './posters/trouble-store.ts'
import { probe } from './probe.ts'
import { createReadingStore } from './reading/reading-store.ts'
import { createPhotoStore } from './reports/photo-store.ts'
import { createReportsAndParts } from './reports/report-store.ts'
import { createSettingStore } from './settings.ts'
import { createAuditStore } from './staff/audit-store.ts'
import { createKeyStore } from './staff/key-store.ts'
import { createStaffStore } from './staff/staff-store.ts'
import { createUnitStore } from './staff/unit-store.ts'
import { StoreError } from './store-error.ts'
import type { Database, Db } from './tables/database.ts'
import { createTallyStore } from './tallies/tally-store.ts'
import type { Store } from './types.ts'

/**
 * Opens the store of an installation, makes it if there is none, and brings its schema up to date.
 *
 * @throws StoreError with a sentence for the person when folder or database cannot be used as they are
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  const dialect = await chooseDialect(location)
  const db: Db = new Kysely<Database>({ dialect: dialect.driver })
  try {
    await migrate(db, migrations(dialect))
  } catch (error) {
    // What failed to open may fail to close; the reason for the first failure is the one to tell.
    await db.destroy().catch(() => {})
    throw explained(error, dialect)
  }
  return assemble(db, dialect)
}

function explained(error: unknown, dialect: Dialect): unknown {
  if (error instanceof StoreError) return error
  const sentence = dialect.explain(error)
  return sentence === undefined ? error : new StoreError(sentence, { cause: error })
}

function assemble(db: Db, dialect: Dialect): Store {
  const { reports, parts, drained } = createReportsAndParts(db, dialect)
  return {
    reports,
    parts,
    photos: createPhotoStore(db),
    places: createPlaceStore(db, dialect),
    posters: createPosterStore(db),
    hangings: createHangingStore(db),
    troubles: createTroubleStore(db),
    printRuns: createPrintRunStore(db),
    settings: createSettingStore(db),
    staff: createStaffStore(db, dialect),
    audit: createAuditStore(db),
    reading: createReadingStore(db),
    units: createUnitStore(db),
    keys: createKeyStore(db, dialect),
    messages: createMessageStore(db, dialect),
    followUps: createFollowUpStore(db, dialect),
    tallies: createTallyStore(db, dialect),
    cases: createCaseStore(db, dialect),
    caseSettings: createCaseSettingStore(db, dialect),
    notices: createNoticeStore(db),
    caseFigures: createCaseFigureStore(db),
    backup: createBackupStore(db, dialect),
    probe: () => probe(db),
    check: () => check(db, dialect),
    close: async () => {
      await drained()
      await db.destroy()
    },
  }
}
