import type { Database } from '../tables/database.ts'

/**
 * Every table with the columns of its primary key, in the order in which they are written. The first four are emptied by the
 * release, which must not wait for the rest; see `dump.ts`.
 */
export const TABLES = {
  intake: ['seq'],
  parts_intake: ['seq'],
  messages_intake: ['mid_mac'],
  follow_ups_intake: ['key_mac'],
  settings: ['key'],
  places: ['code'],
  place_aliases: ['place', 'alias'],
  place_terms: ['term', 'place'],
  posters: ['code'],
  print_runs: ['id'],
  print_sheets: ['run', 'position'],
  hangings: ['kind', 'place'],
  poster_troubles: ['poster', 'trouble', 'week'],
  receipts: ['id_mac'],
  reports: ['ref'],
  report_parts: ['ref', 'sha256'],
  releases: ['slot'],
  parts: ['sha256'],
  photos: ['ref', 'position'],
  units: ['code'],
  staff: ['id'],
  invitations: ['token'],
  generations: ['number'],
  shares: ['number', 'holder'],
  audit: ['number'],
  messages: ['ref', 'mid'],
  burden_tallies: ['view', 'place', 'period', 'category', 'issuer_level', 'issuer', 'item'],
  released_tallies: ['view', 'place', 'period', 'category', 'issuer_level', 'issuer', 'item'],
  grid_tallies: ['view', 'place', 'period', 'category', 'issuer_level', 'issuer', 'item'],
  grid_arrivals: ['seq'],
  pending: ['week', 'area', 'category', 'issuer_level', 'issuer', 'item'],
  blocks: ['number'],
  block_facts: ['block', 'item'],
  block_leaves: ['week', 'area', 'category', 'issuer_level', 'issuer', 'block'],
  closed_weeks: ['week'],
  counted: ['day', 'place', 'category', 'issuer_level', 'issuer'],
  cases: ['id'],
  case_events: ['case_id', 'seq'],
  case_units: ['case_id', 'unit'],
  case_reports: ['ref'],
  case_steps: ['case_id', 'number'],
  case_photos: ['case_id', 'number'],
  contact_views: ['number'],
  ratings: ['ref', 'case_id', 'closing'],
  outcomes: ['case_id'],
  routings: ['place', 'category'],
  holidays: ['day'],
  templates: ['id'],
  notices: ['number'],
  case_tallies: ['view', 'place', 'period', 'line', 'category', 'unit', 'item'],
  case_deltas: ['seq'],
} as const satisfies Record<Exclude<keyof Database, 'sessions'>, readonly string[]>

export type BackupTable = keyof typeof TABLES

export const EMPTIED_BY_RELEASE = [
  'intake',
  'parts_intake',
  'messages_intake',
  'follow_ups_intake',
] as const satisfies readonly BackupTable[]

/** Tables whose rows are numbered by the database. */
export const NUMBERED = {
  intake: 'seq',
  parts_intake: 'seq',
  grid_arrivals: 'seq',
  audit: 'number',
  blocks: 'number',
  contact_views: 'number',
  notices: 'number',
  case_deltas: 'seq',
} as const satisfies Partial<Record<BackupTable, string>>
