import { OFFICE_BURDENS } from './burden/office.ts'
import { PAPER_BURDENS } from './burden/paper.ts'
import { PEOPLE_BURDENS } from './burden/people.ts'
import { SCRUTINY_BURDENS } from './burden/scrutiny.ts'
import type { Category } from './types.ts'

/** What a cadre can report, in the order of the screen. */
export const BURDEN_CATEGORIES: readonly Category[] = [
  ...PAPER_BURDENS,
  ...SCRUTINY_BURDENS,
  ...OFFICE_BURDENS,
  ...PEOPLE_BURDENS,
]
