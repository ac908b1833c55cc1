import type { Kind } from '../../contract/taxonomy/types.ts'
import type { BackupStore } from './backup/types.ts'
import type { CaseFigureStore, CaseSettingStore, CaseStore, NoticeStore } from './cases/types.ts'
import type { FollowUpStore } from './follow-ups/types.ts'
import type { MessageStore } from './messages/types.ts'
import type { PlaceStore } from './places/types.ts'
import type { PrintRunStore } from './posters/print-types.ts'
import type { HangingStore, PosterStore, TroubleStore } from './posters/types.ts'
import type { ReadingStore } from './reading/types.ts'
import type { AuditStore, KeyStore, StaffStore, UnitStore } from './staff/types.ts'
import type { TallyStore } from './tallies/types.ts'

export type { Place, PlaceRow, PlaceStore } from './places/types.ts'
export type { PosterRow, PosterStore } from './posters/types.ts'

/**
 * The store never sees a report's id, access key or digest: the endpoint hands over MACs under keys that are not in the
 * database, so that a stolen database alone joins nothing to what was seen on the wire.
 */
export interface StoredReceipt {
  /** The body's SHA-256, masked; see `endpoint/report-keys.ts`. */
  readonly digestMask: Uint8Array
  /** MAC of the access hash bound to the id; null when the reporter gave none. */
  readonly accessMac: Uint8Array | null
  readonly day: string
  /** Withdrawn before its release: nothing else of it is left. One withdrawn later is not marked, for the mark would join the two. */
  readonly gone?: true
}

export interface NewReport extends StoredReceipt {
  readonly idMac: Uint8Array
  /** MAC of the access hash alone, to find the state after the release; unrelated to `idMac` without the keys. */
  readonly statusMac: Uint8Array | null
  readonly kind: Kind
  /** Resolved place, also for a report that named poster and level. */
  readonly place: string
  readonly category: string
  /** The report as JSON text, contact and address already encrypted, without id. */
  readonly body: string
  /** Pieces the report needs; claimed in the same transaction. */
  readonly parts: readonly string[]
}

export type AddOutcome =
  | { readonly name: 'stored' }
  /** The id is known; the caller compares digests and answers 200 or 409. */
  | { readonly name: 'known'; readonly receipt: StoredReceipt }
  | { readonly name: 'parts-missing'; readonly missing: readonly string[] }

export interface ReportStore {
  /** Looks up a receipt among waiting and released reports. All look-ups of one event-loop tick share a query. */
  find(idMac: Uint8Array): Promise<StoredReceipt | undefined>
  /** Stores a report. All reports of one tick share a transaction and one fsync; resolves after the commit. */
  add(report: NewReport): Promise<AddOutcome>
  /**
   * Moves every waiting burden report to `reports`, shuffled, keeping only the Monday of its week. `slot` names the release
   * (see `release-clock.ts`); a slot that has been released already does nothing, whichever process did it. Their figures are
   * written with them.
   *
   * @param open the day of which later releases will bring more reports: until then it is remembered how many came with one
   *   capability on it. Left out where a day is released once, so that nothing that knows a day stays
   * @param day of the release: stands beside what reporters are told of their cases with it. Without one they are told nothing
   * @returns number of reports moved, or undefined when the slot was already done
   */
  release(slot: string, open?: string, day?: string): Promise<number | undefined>
}

export interface PartStore {
  /** Stores a piece under its name, the MAC of its SHA-256 (hex); one that is there already is left alone. Shares transactions like `add`. */
  put(sha256: string, bytes: Uint8Array, day: string): Promise<void>
  get(sha256: string): Promise<Uint8Array | undefined>
  /** Deletes pieces that no report has claimed and that came before `day`. @returns how many */
  sweep(day: string): Promise<number>
}

/** Photos of grid reports, re-encoded by the server. */
export interface PhotoStore {
  /** Grid reports whose photos still wait to be re-encoded. */
  pending(): Promise<readonly { readonly ref: string; readonly body: string }[]>
  /** Puts the re-encoded, encrypted photos in the place of their pieces; an unreadable photo is stored as null. */
  settle(ref: string, photos: readonly (Uint8Array | null)[], parts: readonly string[]): Promise<void>
}

/** Small facts about this installation: operator, mode, recipients, fingerprint of the secrets. */
export interface SettingStore {
  get(key: string): Promise<string | undefined>
  set(values: Readonly<Record<string, string>>): Promise<void>
}

export interface Store {
  readonly reports: ReportStore
  readonly parts: PartStore
  readonly photos: PhotoStore
  readonly places: PlaceStore
  readonly posters: PosterStore
  readonly hangings: HangingStore
  readonly troubles: TroubleStore
  readonly printRuns: PrintRunStore
  readonly settings: SettingStore
  readonly staff: StaffStore
  readonly audit: AuditStore
  readonly reading: ReadingStore
  readonly units: UnitStore
  readonly keys: KeyStore
  readonly messages: MessageStore
  readonly followUps: FollowUpStore
  readonly tallies: TallyStore
  readonly cases: CaseStore
  readonly caseSettings: CaseSettingStore
  readonly notices: NoticeStore
  readonly caseFigures: CaseFigureStore
  readonly backup: BackupStore
  /** Resolves when the store can be written to; rejects with the reason otherwise. */
  probe(): Promise<void>
  /** Faults in the stored data, one sentence each; empty when all is well. */
  check(): Promise<readonly string[]>
  close(): Promise<void>
}
