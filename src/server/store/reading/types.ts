import type { ReportFilters } from '../../../contract/staff/reports.ts'
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
  readonly state: 'received'
  readonly burst: boolean
  readonly body: string
  readonly messages: number
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

export interface ReadQuery extends Omit<ReportFilters, 'after' | 'period' | 'unanswered'> {
  readonly kinds: readonly Kind[]
  /** Prefix of the places in scope. */
  readonly prefix: string
  /** Mondays from … to, both included (burden and grid alike). */
  readonly from?: string
  readonly to?: string
  readonly unanswered?: boolean
  readonly after?: { readonly week: string; readonly ref: string }
  readonly limit: number
}

/** What staff read of released reports. Nothing here reaches `intake`. */
export interface ReadingStore {
  list(query: ReadQuery): Promise<{ readonly reports: readonly ReadReport[]; readonly total: number }>
  get(ref: string): Promise<ReadReport | undefined>
  /** Reports of the same kind and category below a prefix, of the weeks from … to, without the one itself, newest first. */
  candidates(
    report: ReadReport,
    prefix: string,
    from: string,
    to: string,
    limit: number,
  ): Promise<readonly ReadReport[]>
  /** The piece `name` (its MAC), if the report needs it. */
  piece(ref: string, name: string): Promise<Uint8Array | undefined>
  /** Re-encoded photo of a grid report, encrypted at rest: bytes, null when unreadable, undefined when there is none (yet). */
  photo(ref: string, position: number): Promise<Uint8Array | null | undefined>
  photoStates(ref: string): Promise<readonly ('ready' | 'unreadable')[]>
  thread(ref: string): Promise<readonly ReadMessage[]>
  /** @returns 'differs' when another reply has this name */
  reply(
    ref: string,
    mid: string,
    day: string,
    sealed: string,
    copy: string,
    entry: NewEntry,
  ): Promise<'stored' | 'known' | 'differs' | 'unknown'>
}

/** A message as the endpoint hands it over: names and digest masked like those of a report. */
export interface NewMessage {
  readonly midMac: Uint8Array
  readonly statusMac: Uint8Array
  readonly mid: string
  readonly digestMask: Uint8Array
  readonly day: string
  readonly sealed: string
}

export interface MessageStore {
  /**
   * Stores a message of a report with this status MAC. For a released grid report it is there at once, else it waits for the
   * next release. `known`: the same name; the caller compares the masks.
   */
  add(
    message: NewMessage,
    waits: boolean,
  ): Promise<{ readonly name: 'stored' } | { readonly name: 'known'; readonly digestMask: Uint8Array }>
  /** Replies to the report with this status MAC, oldest first. */
  replies(
    statusMac: Uint8Array,
  ): Promise<readonly { readonly mid: string; readonly day: string; readonly sealed: string }[]>
  /** How many messages of a report there are, waiting ones included: a phone must not fill the disk. */
  count(statusMac: Uint8Array): Promise<number>
}
