import type { ReportFilters } from '../../../contract/staff/reports.ts'
import type { PublicState } from '../../../contract/status.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { NewEntry } from '../staff/types.ts'

/** A released report as it is stored: `body` is the report's JSON as `intake.ts` keeps it. */
export interface ReadReport {
  readonly ref: string
  readonly kind: Kind
  readonly place: string
  readonly category: string
  readonly week: string
  readonly day: string | null
  readonly state: PublicState
  readonly burst: boolean
  readonly body: string
  /** The case it belongs to. */
  readonly caseId: string | null
  /** By its reporter; nothing of its content is left. */
  readonly withdrawn: boolean
  readonly messages: number
  /** Of the messages those that came after the last reply. */
  readonly unanswered: number
  readonly replies: number
}

export interface ReadMessage {
  readonly mid: string
  readonly fromReporter: boolean
  readonly day: string
  readonly sealed: string
  /** A reply's copy for the reviewers. */
  readonly copy: string | null
}

export interface ReadQuery extends Pick<ReportFilters, 'category' | 'issuerLevel' | 'issuer' | 'state'> {
  readonly kinds: readonly Kind[]
  /** What the codes of all places in scope begin with. */
  readonly prefix: string
  /** Mondays from … to, both included (burden and grid alike). */
  readonly from?: string
  readonly to?: string
  /** With a message that came after the last reply. */
  readonly unanswered?: boolean
}

/** Where a page of the list ends. */
export interface ReadPosition {
  readonly week: string
  readonly ref: string
}

/** Sealed to the reporter, with a copy sealed to the reviewers. */
export interface NewReply {
  readonly ref: string
  readonly mid: string
  readonly day: string
  readonly sealed: string
  readonly copy: string
}

/** What staff read of released reports. Nothing here reaches `intake`. */
export interface ReadingStore {
  /** Newest week first, inside a week by ref; those after a position. */
  list(query: ReadQuery, limit: number, after?: ReadPosition): Promise<readonly ReadReport[]>
  /** How many reports a query finds, `most` at most. Reads an index entry for each: to be asked once a list, not once a page. */
  count(query: ReadQuery, most: number): Promise<number>
  get(ref: string): Promise<ReadReport | undefined>
  /** The piece `name` (its MAC), if the report needs it. */
  piece(ref: string, name: string): Promise<Uint8Array | undefined>
  /** Re-encoded photo of a grid report, encrypted at rest: null when it was unreadable, undefined when there is none (yet). */
  photo(ref: string, position: number): Promise<Uint8Array | null | undefined>
  /** Of the photos that have been re-encoded, in their order. */
  photoStates(ref: string): Promise<readonly ('ready' | 'unreadable')[]>
  /** Oldest first. */
  thread(ref: string): Promise<readonly ReadMessage[]>
  /**
   * Stores a reply; the messages that are there count as answered.
   *
   * @returns 'known' for the same reply once more, 'differs' when something else has this name
   */
  reply(reply: NewReply, entry: NewEntry): Promise<'stored' | 'known' | 'differs' | 'unknown'>
}
