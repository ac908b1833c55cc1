/** A message as the endpoint hands it over: the name it had on the wire and its digest are masked like those of a report. */
export interface NewMessage {
  readonly midMac: Uint8Array
  readonly digestMask: Uint8Array
  /** Finds the report; see `NewReport`. */
  readonly statusMac: Uint8Array
  /** 32 random hex digits by which staff know it; not the name it came under, which would join this row to the wire. */
  readonly mid: string
  readonly day: string
  readonly sealed: string
}

export type AddMessageOutcome =
  | { readonly name: 'stored' }
  /** The name is known; the caller compares digests and answers 200 or 409. */
  | { readonly name: 'known'; readonly digestMask: Uint8Array; readonly day: string }
  | { readonly name: 'too-many' }
  /** Its reporter has withdrawn the report. */
  | { readonly name: 'gone' }

export interface MessageStore {
  /**
   * Stores a message of a report with this status MAC. One about a grid report is there at once; any other waits for the next
   * release, so that its moment cannot be told.
   *
   * @param most messages a report may have, waiting ones included: a phone must not fill the disk
   */
  add(message: NewMessage, most: number): Promise<AddMessageOutcome>
  /** Replies to the report with this status MAC, oldest day first. */
  replies(
    statusMac: Uint8Array,
  ): Promise<readonly { readonly mid: string; readonly day: string; readonly sealed: string }[]>
}
