import type { Poster } from './poster.ts'
import type { Taxonomy } from './taxonomy/types.ts'

/** Element id of the JSON block inside every page of the reporter. */
export const PAGE_DATA_ID = 'page-data'

/**
 * What a page brings along, no byte more than the first visit needs. Texts of the taxonomy are in Chinese only (`en` is empty;
 * the English comes with the script that needs it), and villages of a burden sheet stand there without their capability
 * (`cap` is empty; whoever insists on a village gets it when the report is sent). Other pages, and the offline shell, bring nothing.
 */
export interface PageData {
  readonly poster?: Poster
  readonly taxonomy?: Taxonomy
}
