import type { PUBLIC_STEPS, PublicState } from '../../../contract/status.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'

/** What the holder of a receipt code may know of the case of a report. */
export interface PublicCase {
  readonly kind: Kind
  readonly state: PublicState
  readonly steps: readonly {
    readonly state: PublicState
    readonly day: string
    readonly what: (typeof PUBLIC_STEPS)[number] | ''
  }[]
  /** Work orders only. `due` is an ISO instant. */
  readonly unitName: string | null
  readonly due: string | null
  readonly answer: string | null
  readonly photos: readonly number[]
  readonly closings: number
  /** Whether this report has rated the last closing, or a rating waits for the release. */
  readonly rated: boolean
  /** Whether a reporter's wish has reopened it. */
  readonly reopened: boolean
  /** Whether this report is withdrawn, or will be by the release. */
  readonly withdrawn: boolean
}

/** The report a receipt code stands for, for somebody who acts on it. */
export interface FollowedReport {
  readonly ref: string
  readonly kind: Kind
  readonly caseId: string | null
  /** Closings of its case, and whether the last one still holds, as its reporter is told. */
  readonly closings: number
  readonly closed: boolean
  readonly withdrawn: boolean
}

/** A rating that a report has given to a closing of a case. */
export interface GivenRating {
  readonly caseId: string
  readonly closing: number
  readonly digestMask: Uint8Array
  readonly day: string
}

/** Ratings and withdrawals of burden reporters wait for the release, so that their moment cannot be told. */
export interface HeldFollowUp {
  readonly keyMac: Uint8Array
  readonly statusMac: Uint8Array
  readonly what: 'rating' | 'withdrawal'
  readonly digestMask: Uint8Array
  readonly day: string
  /** Checked JSON. */
  readonly body: string
}

export type HoldOutcome =
  | { readonly name: 'stored' }
  /** Something is held under this key: the caller compares digests. */
  | { readonly name: 'known'; readonly digestMask: Uint8Array; readonly day: string }

/** What reporters do after their report, and what they are told. Everything is found by the status MAC alone. */
export interface FollowUpStore {
  /** Undefined for a report that is unknown or still waits for the release, unless its withdrawal waits with it. */
  publicCase(statusMac: Uint8Array): Promise<PublicCase | undefined>
  /** Photo of the public answer as it is stored; undefined when it is not (yet) told. */
  answerPhoto(statusMac: Uint8Array, number: number): Promise<Uint8Array | undefined>
  /** Undefined while it waits for the release: such a report is a burden report. */
  find(statusMac: Uint8Array): Promise<FollowedReport | undefined>
  /** All ratings a report has given. */
  ratings(ref: string): Promise<readonly GivenRating[]>
  hold(followUp: HeldFollowUp): Promise<HoldOutcome>
  /** Those a release has come after, by their key: an order that says nothing. The report is undefined if there is none. */
  held(limit: number): Promise<readonly (HeldFollowUp & { readonly report: FollowedReport | undefined })[]>
  /** Drops what turned out to have nothing to act on. */
  drop(keys: readonly Uint8Array[]): Promise<void>
  /**
   * The content of a report in no case goes, and the follow-ups that asked for it.
   *
   * @returns false when it has come into a case in the meantime: its withdrawal is an act on that case
   */
  erase(ref: string, settled: readonly Uint8Array[]): Promise<boolean>
}
