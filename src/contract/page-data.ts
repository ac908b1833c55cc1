import type { Poster } from './poster.ts'
import type { Taxonomy } from './taxonomy/types.ts'

/** Element id of the JSON block inside every page of the reporter. */
export const PAGE_DATA_ID = 'page-data'

/** What a page brings along. Pages without a poster (outbox, receipt, board) bring the taxonomy only; an offline shell brings nothing. */
export interface PageData {
  readonly poster?: Poster
  readonly taxonomy?: Taxonomy
}
