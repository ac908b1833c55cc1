import type { PUBLIC_STEPS, PublicState } from '../../../contract/status.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'

/** What the holder of a receipt code may know of the case of a released report. */
export interface PublicCase {
  readonly kind: Kind
  readonly state: PublicState
  readonly steps: readonly {
    readonly state: PublicState
    readonly day: string
    readonly what: (typeof PUBLIC_STEPS)[number] | ''
  }[]
  /** Work orders only. */
  readonly unitName: string | null
  readonly due: string | null
  readonly answer: string | null
  readonly photos: readonly number[]
  readonly closings: number
  /** Whether this report has rated, or a rating waits for the release. */
  readonly rated: boolean
  readonly reopened: boolean
  readonly withdrawn: boolean
}

/** The report a receipt code stands for, for somebody who acts on it. */
export interface FollowedReport {
  readonly ref: string
  readonly kind: Kind
  readonly caseId: string | null
  readonly withdrawn: boolean
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
  /** Something is held, or was given, under this key: the caller compares digests. */
  | { readonly name: 'known'; readonly digestMask: Uint8Array; readonly day: string }

/** What reporters do after their report, and what they are told. Everything is found by the status MAC alone. */
export interface FollowUpStore {
  /** Undefined for a report that is unknown or still waits for the release. */
  publicCase(statusMac: Uint8Array): Promise<PublicCase | undefined>
  /** Photo of the public answer; undefined when it is not (yet) told. */
  answerPhoto(statusMac: Uint8Array, number: number): Promise<Uint8Array | undefined>
  /** Undefined while it waits for the release: such a report is a burden report. */
  find(statusMac: Uint8Array): Promise<FollowedReport | undefined>
  /** The rating a report has given to a closing. */
  rating(ref: string, closing: number): Promise<{ readonly digestMask: Uint8Array; readonly day: string } | undefined>
  hold(followUp: HeldFollowUp): Promise<HoldOutcome>
  /** Those whose report has been released, by their key: an order that says nothing. */
  held(limit: number): Promise<readonly (HeldFollowUp & { readonly report: FollowedReport })[]>
  /** Drops what turned out to have nothing to act on. */
  drop(keys: readonly Uint8Array[]): Promise<void>
  /** A grid report without a case yet, or a burden report in no case: its content goes. */
  erase(ref: string, settled: readonly Uint8Array[]): Promise<void>
}
