import { createHash, randomBytes } from 'node:crypto'
import { CompiledQuery, Kysely } from 'kysely'
import { chooseDialect, type StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import type { Database } from '../../../src/server/store/tables/database.ts'
import type { NewReport } from '../../../src/server/store/types.ts'

/** A burden report with random MACs, unless told otherwise. */
export const makeReport = (given: Partial<NewReport> = {}): NewReport => ({
  idMac: randomBytes(32),
  digestMask: randomBytes(32),
  accessMac: randomBytes(32),
  statusMac: randomBytes(32),
  kind: 'burden',
  place: '371002001000',
  category: 'MTG',
  day: '2026-03-05',
  body: JSON.stringify({ version: 1, note: randomBytes(8).toString('hex') }),
  parts: [],
  ...given,
})

export const makePart = (length = 1000) => {
  const bytes = new Uint8Array(randomBytes(length))
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes }
}

/** Looks into the database past the store, as a thief would; closed after use. */
export async function peek<Result>(
  location: StoreLocation,
  look: (db: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  const db = new Kysely<Database>({ dialect: (await chooseDialect(location)).driver })
  try {
    return await look(db)
  } finally {
    await db.destroy()
  }
}

export const rawSql = (db: Kysely<Database>, text: string) => db.executeQuery(CompiledQuery.raw(text))

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
