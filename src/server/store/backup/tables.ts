import type { Database } from '../tables/database.ts'

/**
 * Every table with the columns of its primary key, in the order in which they are written. The first three are emptied by the
 * release, which must not wait for the rest; see `dump.ts`.
 */
export const TABLES = {
  intake: ['seq'],
  parts_intake: ['seq'],
  messages_intake: ['mid_mac'],
  settings: ['key'],
  places: ['code'],
  posters: ['code'],
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
  closed_weeks: ['week'],
  counted: ['day', 'place', 'category', 'issuer_level', 'issuer'],
} as const satisfies Record<Exclude<keyof Database, 'sessions'>, readonly string[]>

export type BackupTable = keyof typeof TABLES

export const EMPTIED_BY_RELEASE = [
  'intake',
  'parts_intake',
  'messages_intake',
] as const satisfies readonly BackupTable[]

/** Tables whose rows are numbered by the database. */
export const NUMBERED = {
  intake: 'seq',
  parts_intake: 'seq',
  grid_arrivals: 'seq',
  audit: 'number',
  blocks: 'number',
} as const satisfies Partial<Record<BackupTable, string>>
