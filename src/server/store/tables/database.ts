import type { Kysely, Transaction } from 'kysely'
import type {
  CaseDeltaTable,
  CaseEventTable,
  CasePhotoTable,
  CaseReportTable,
  CaseStepTable,
  CaseTable,
  CaseTallyTable,
  CaseUnitTable,
  ContactViewTable,
  FollowUpIntakeTable,
  HolidayTable,
  NoticeTable,
  OutcomeTable,
  RatingTable,
  RoutingTable,
  TemplateTable,
} from './case-tables.ts'
import type { MessageIntakeTable, MessageTable } from './message-tables.ts'
import type { PartIntakeTable, PartTable, PhotoTable } from './part-tables.ts'
import type { PlaceAliasTable, PlaceTable, PlaceTermTable, PosterTable, SettingTable } from './place-tables.ts'
import type { IntakeTable, ReceiptTable, ReleaseTable, ReportPartTable, ReportTable } from './report-tables.ts'
import type { HangingTable, PosterTroubleTable, PrintRunTable, PrintSheetTable } from './sheet-tables.ts'
import type {
  AuditTable,
  GenerationTable,
  InvitationTable,
  SessionTable,
  ShareTable,
  StaffTable,
  UnitTable,
} from './staff-tables.ts'
import type {
  BlockFactTable,
  BlockLeafTable,
  BlockTable,
  ClosedWeekTable,
  CountedTable,
  GridArrivalTable,
  PendingTable,
  TallyTable,
} from './tally-tables.ts'

/** The live schema as the queries see it; `migrations/` make it so. */
export interface Database {
  places: PlaceTable
  place_aliases: PlaceAliasTable
  place_terms: PlaceTermTable
  posters: PosterTable
  print_runs: PrintRunTable
  print_sheets: PrintSheetTable
  hangings: HangingTable
  poster_troubles: PosterTroubleTable
  settings: SettingTable
  intake: IntakeTable
  receipts: ReceiptTable
  reports: ReportTable
  report_parts: ReportPartTable
  releases: ReleaseTable
  parts_intake: PartIntakeTable
  parts: PartTable
  photos: PhotoTable
  units: UnitTable
  staff: StaffTable
  invitations: InvitationTable
  sessions: SessionTable
  generations: GenerationTable
  shares: ShareTable
  audit: AuditTable
  messages_intake: MessageIntakeTable
  messages: MessageTable
  burden_tallies: TallyTable
  released_tallies: TallyTable
  grid_tallies: TallyTable
  pending: PendingTable
  blocks: BlockTable
  block_facts: BlockFactTable
  block_leaves: BlockLeafTable
  closed_weeks: ClosedWeekTable
  counted: CountedTable
  grid_arrivals: GridArrivalTable
  cases: CaseTable
  case_events: CaseEventTable
  case_units: CaseUnitTable
  case_reports: CaseReportTable
  case_steps: CaseStepTable
  case_photos: CasePhotoTable
  contact_views: ContactViewTable
  ratings: RatingTable
  follow_ups_intake: FollowUpIntakeTable
  outcomes: OutcomeTable
  routings: RoutingTable
  holidays: HolidayTable
  templates: TemplateTable
  notices: NoticeTable
  case_tallies: CaseTallyTable
  case_deltas: CaseDeltaTable
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
