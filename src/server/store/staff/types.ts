import type { PersonalKey } from '../../../contract/staff/account.ts'
import type { AuditAct, AuditEntry } from '../../../contract/staff/audit.ts'
import type { Role } from '../../../contract/staff/roles.ts'
import type { Unit } from '../../../contract/staff/unit.ts'

/** An account as it is stored; what a password became is opaque to the store. */
export interface StaffRow {
  readonly id: string
  readonly name: string
  /** As names are compared: NFKC, lower case. */
  readonly nameKey: string
  readonly role: Role
  readonly place: string
  readonly unit: string | null
  readonly state: 'invited' | 'active' | 'disabled'
  readonly salt: string | null
  readonly login: Uint8Array | null
  readonly totp: Uint8Array | null
  readonly totpStep: number
  readonly personal: PersonalKey | null
  /** Day of the last sign-in. */
  readonly seen: string | null
}

export interface Credentials {
  readonly salt: string
  readonly login: Uint8Array
  readonly personal: PersonalKey | null
}

export interface InvitationRow {
  readonly staff: string
  readonly founding: boolean
  /** ISO instant. */
  readonly until: string
}

/** Every method is one transaction. Audit entries are written in the transaction of the act they tell of. */
export interface StaffStore {
  list(): Promise<readonly StaffRow[]>
  get(id: string): Promise<StaffRow | undefined>
  byName(nameKey: string): Promise<StaffRow | undefined>
  /** @returns false when the name is taken */
  add(row: StaffRow, entry: NewEntry): Promise<boolean>
  /**
   * Disabling and resetting end all sessions, and invitations; resetting also password, second factor, own key and shares. Of
   * a disabled holder of the newest identity the mark `withdrawn` stays.
   * Refused when nobody active of the role would be left who can do its work: the last active administrator whose scope covers
   * the account's; the last active reviewer who holds a share of the newest identity (while there is one). 'unit-busy': the last
   * active handler of a unit that has open cases, which nobody would take any more.
   */
  disable(id: string, entry: NewEntry): Promise<'done' | 'unknown' | 'last-one' | 'unit-busy'>
  reset(id: string, entry: NewEntry): Promise<'done' | 'unknown' | 'last-one' | 'unit-busy'>
  /** A disabled account is active again, or invited when it never had a password. */
  enable(id: string, entry: NewEntry): Promise<'done' | 'unknown'>

  /** Replaces all invitations of the account. `token` is the SHA-256 of what the link carries. */
  invite(token: Uint8Array, invitation: InvitationRow): Promise<void>
  invitation(token: Uint8Array): Promise<InvitationRow | undefined>
  /** Takes the invitation: deletes it, sets the credentials, makes the account active. @returns false when it is gone, or expired at `entry.at` */
  accept(token: Uint8Array, credentials: Credentials, entry: NewEntry): Promise<boolean>
  /** A new password. All other sessions of the account end. */
  setCredentials(id: string, credentials: Credentials, keepSession: Uint8Array, entry: NewEntry): Promise<void>
  /** Secret of the second factor, null to end it. */
  setTotp(id: string, totp: Uint8Array | null, step: number, entry: NewEntry): Promise<void>
  /** Spends a step. @returns false when it, or a later one, was spent already (by whichever process) */
  spendTotp(id: string, step: number): Promise<boolean>

  /**
   * Opens a session and writes down the day of the sign-in. Sessions past their time are swept.
   *
   * @returns false when the account is not active (any more)
   */
  openSession(token: Uint8Array, id: string, until: string, now: string, day: string, entry: NewEntry): Promise<boolean>
  /**
   * The account of a session that is in force; marks it as seen when its mark is older than a minute. Disabled people are out at
   * once. A mark of the future ends it too: the clock was set back, and the session would live on until time has caught up.
   */
  session(token: Uint8Array, now: string, idleMinutes: number): Promise<StaffRow | undefined>
  /** Whether a session is in force, without marking it as used. */
  isOpen(token: Uint8Array, now: string, idleMinutes: number): Promise<boolean>
  closeSession(token: Uint8Array, entry: NewEntry): Promise<void>
  closeSessions(id: string, entry: NewEntry): Promise<void>
}

/** `at` is an ISO instant. */
export interface NewEntry {
  readonly at: string
  readonly who: string
  readonly act: AuditAct
  readonly subject: string
}

export interface AuditStore {
  add(entry: NewEntry): Promise<void>
  /** Newest first, older than `before`. */
  list(limit: number, before?: number, who?: string, act?: AuditAct): Promise<readonly AuditEntry[]>
}

export interface UnitStore {
  /** Those that have not ceased. */
  list(): Promise<readonly Unit[]>
  /** By code, also of those that have ceased: cases of the past go on naming them. */
  names(): Promise<ReadonlyMap<string, string>>
  /** Adds or renames; one that had ceased is there again. */
  save(unit: Unit, entry: NewEntry): Promise<void>
}

export interface Share {
  readonly number: number
  /** Id of an account, `recovery`, or `withdrawn` (without a share). */
  readonly holder: string
  readonly share: string
}

/** What replaces the signed keys: `SignedKeys` as JSON, its recipient, its shares. */
export interface NewGeneration {
  readonly recipient: string
  readonly signed: string
  readonly shares: readonly Omit<Share, 'number'>[]
  /** Public half of the printed key; set once, with the first generation. */
  readonly recovery?: string
}

/** Public keys and sealed shares of the reviewing identities; the signed keys themselves are the setting `signed-keys`. */
export interface KeyStore {
  generations(): Promise<readonly { readonly number: number; readonly recipient: string }[]>
  shares(): Promise<readonly Share[]>
  /** Setting `signed-keys` as JSON, or undefined. */
  signed(): Promise<string | undefined>
  /** Public half of the printed key, or undefined. */
  recovery(): Promise<string | undefined>
  /**
   * Adds a generation with its shares and replaces the signed keys, if the newest generation is still `expected` (0: none yet)
   * and every holder but `recovery` is an active reviewer with a key of one's own.
   *
   * @returns false when somebody else was faster
   */
  advance(expected: number, generation: NewGeneration, entry: NewEntry): Promise<boolean>
  /** Replaces the signed keys alone, if they are still `expected`. @returns false otherwise */
  resign(expected: string, signed: string, entry: NewEntry): Promise<boolean>
  /** Adds or replaces shares of one active reviewer, if the reviewer's own key is still `recipient`. @returns false otherwise */
  admit(holder: string, recipient: string, shares: readonly Omit<Share, 'holder'>[], entry: NewEntry): Promise<boolean>
}
