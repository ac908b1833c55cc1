import type { Kysely, Transaction } from 'kysely'
import type { PartIntakeTable, PartTable, PhotoTable } from './part-tables.ts'
import type { PlaceTable, PosterTable, SettingTable } from './place-tables.ts'
import type { IntakeTable, ReceiptTable, ReleaseTable, ReportPartTable, ReportTable } from './report-tables.ts'

/** The live schema as the queries see it; `migrations/` make it so. */
export interface Database {
  places: PlaceTable
  posters: PosterTable
  settings: SettingTable
  intake: IntakeTable
  receipts: ReceiptTable
  reports: ReportTable
  report_parts: ReportPartTable
  releases: ReleaseTable
  parts_intake: PartIntakeTable
  parts: PartTable
  photos: PhotoTable
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
