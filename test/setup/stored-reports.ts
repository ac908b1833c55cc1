import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { Decrypter } from 'age-encryption'
import type { BurdenReport, GridReport, Report } from '../../src/contract/report.ts'
import type { SealedContent } from '../../src/contract/sealed-content.ts'
import { dataCipher } from '../../src/server/endpoint/keys/data-cipher.ts'
import type { Secrets } from '../../src/server/endpoint/keys/secrets.ts'
import { hexOf } from './reports.ts'

export interface StoredReport {
  readonly place: string
  readonly category: string
  readonly report: Report
}

/** Reads the database of an installation while its server runs. */
function reading<Result>(dataDir: string, read: (database: DatabaseSyncInstance) => Result): Result {
  const database = new DatabaseSync(join(dataDir, 'jianfu.db'), { readOnly: true })
  try {
    return read(database)
  } finally {
    database.close()
  }
}

/** Every report on the server's disk, whether it waits for its release or not. */
export const storedReports = (dataDir: string): StoredReport[] =>
  reading(dataDir, (database) => {
    const rows = database
      .prepare('select place, category, body from intake union all select place, category, body from reports')
      .all() as { place: string; category: string; body: string }[]
    return rows.map(({ place, category, body }) => ({ place, category, report: JSON.parse(body) as Report }))
  })

/** Reports that were not there `before`; the store itself has forgotten their order. */
export function arrivedSince(dataDir: string, before: readonly StoredReport[]): StoredReport[] {
  const known = new Set(before.map((stored) => JSON.stringify(stored)))
  return storedReports(dataDir).filter((stored) => !known.has(JSON.stringify(stored)))
}

/** Pieces of photos on the server's disk, as they were sent, by their SHA-256: the disk itself knows them by a MAC. */
export const storedParts = (dataDir: string): Map<string, Uint8Array> =>
  reading(dataDir, (database) => {
    const cipher = dataCipher(secretsOf(dataDir).data)
    const rows = database.prepare('select bytes from parts_intake union all select bytes from parts').all()
    const pieces = (rows as { bytes: Uint8Array }[]).map(({ bytes }) => cipher.open(bytes, 'part'))
    return new Map(pieces.map((piece) => [hexOf(piece), piece]))
  })

export const secretsOf = (dataDir: string): Secrets =>
  JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as Secrets

/** Re-encoded photos of grid reports, decrypted as the server would. */
export const storedPhotos = (dataDir: string): Buffer[] =>
  reading(dataDir, (database) => {
    const cipher = dataCipher(secretsOf(dataDir).data)
    const rows = database.prepare('select bytes from photos where bytes is not null').all() as { bytes: Uint8Array }[]
    return rows.map(({ bytes }) => cipher.open(bytes, 'photo'))
  })

/** Opens what was sealed for the reviewers, with the identity that only a trial keeps. */
export async function openAsReviewer(dataDir: string, sealed: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(secretsOf(dataDir).reviewer ?? '')
  return decrypter.decrypt(sealed)
}

export async function contentOf(dataDir: string, report: Report): Promise<SealedContent> {
  const sealed = Buffer.from((report as BurdenReport).sealed ?? '', 'base64')
  return JSON.parse(Buffer.from(await openAsReviewer(dataDir, sealed)).toString()) as SealedContent
}

export const asGrid = ({ report }: StoredReport): GridReport => report as GridReport
