import type { Generated } from 'kysely'
import type { PublicState } from '../../../contract/status.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'

/** Burden reports of the time since the last release. `seq` and `day` end here: nothing of them reaches `reports`. */
export interface IntakeTable {
  seq: Generated<number>
  id_mac: Uint8Array
  digest_mask: Uint8Array
  access_mac: Uint8Array | null
  status_mac: Uint8Array | null
  place: string
  category: string
  day: string
  body: string
  /** Names of the claimed pieces, a JSON array. */
  parts: string
}

/** Answers a repeated PUT for ever. Keyed by the MAC, so that the order of rows tells nothing. */
export interface ReceiptTable {
  id_mac: Uint8Array
  digest_mask: Uint8Array
  access_mac: Uint8Array | null
  day: string
  /** 1: its reporter has withdrawn it. */
  gone: Generated<number>
}

export interface ReportTable {
  /** 32 random hex digits, made at the release; the only name staff ever see. */
  ref: string
  kind: Kind
  place: string
  category: string
  /** Monday of the week of arrival. */
  week: string
  /** Day of arrival of a grid report; null for a burden report, whose day is forgotten (the database refuses anything else). */
  day: string | null
  /** As staff see it; what reporters are told of a burden report stands with its case. */
  state: PublicState
  body: string
  status_mac: Uint8Array | null
  /** 1 while photos of a grid report wait to be re-encoded. */
  photos_pending: number
  /** `-` where the report names none; copied from the body, so that lists can be filtered. */
  issuer_level: string
  issuer: string
  /** 1: one of many with the same capability on one day. Marked, never deleted. */
  burst: number
  /** 1: withdrawn by its reporter, content gone. */
  withdrawn: Generated<number>
  /** 1: its case has been opened. */
  cased: Generated<number>
}

/** Which pieces a released report needs. */
export interface ReportPartTable {
  ref: string
  sha256: string
}

export interface ReleaseTable {
  slot: string
}
