import type { Generated } from 'kysely'
import type { AuditAct } from '../../../contract/staff/audit.ts'
import type { Role } from '../../../contract/staff/roles.ts'

export interface UnitTable {
  code: string
  name: string
  place: string
  /** Day on which it has ceased; cases of the past go on naming it. */
  gone: string | null
}

/** Accounts of the operator's staff. Times of staff are no secret; those of reporters are. */
export interface StaffTable {
  /** 32 random hex digits. */
  id: string
  /** As it is shown, and as it is compared (NFKC, lower case). */
  name: string
  name_key: string
  role: Role
  place: string
  unit: string | null
  state: 'invited' | 'active' | 'disabled'
  /** Salt of the stretched password, hex; null while invited. */
  salt: string | null
  /** SHA-256 of the login key, encrypted with the pepper. */
  login: Uint8Array | null
  /** Secret of the second factor, encrypted with the data key; `totp_step` is the last used step, so that no code serves twice. */
  totp: Uint8Array | null
  totp_step: number
  /** A reviewer's own key: public half, and the private one under the password's wrap key (base64). */
  recipient: string | null
  wrapped: string | null
  /** Day of the last sign-in. */
  seen: string | null
}

/** One-time links; only the SHA-256 of a token is kept. */
export interface InvitationTable {
  token: Uint8Array
  staff: string
  /** 1: its holder may make the operator's keys. */
  founding: number
  /** ISO instant. */
  until: string
}

/** Only the SHA-256 of a session's token is kept. */
export interface SessionTable {
  token: Uint8Array
  staff: string
  /** ISO instants: the session ends at `until` at the latest, and some time after `seen`. */
  until: string
  seen: string
}

/** Public half of every reviewing identity ever made. */
export interface GenerationTable {
  number: number
  recipient: string
}

/** A reviewing identity sealed to one holder: an account, or the printed recovery key (holder `recovery`). */
export interface ShareTable {
  number: number
  holder: string
  share: string
}

/** Written once, never changed: the database itself refuses updates and deletions. */
export interface AuditTable {
  number: Generated<number>
  at: string
  /** Name of the account at that time; `-` for a name nobody has. */
  who: string
  act: AuditAct
  subject: string
}
