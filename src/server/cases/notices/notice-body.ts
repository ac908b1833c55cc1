import { STAFF_PAGES } from '../../../contract/api.ts'
import type { Notice } from '../../store/cases/types.ts'

/**
 * What leaves the house, as JSON. The messenger is not ours: there is nothing of a report in it, no place and no word that
 * somebody wrote; whoever wants to know more opens the address and signs in. The same notice keeps its `id` however often it is
 * sent, so that a receiver can drop a second copy.
 */
export const noticeBody = ({ number, at, caseId, line, about, unit }: Notice, base: string): string =>
  JSON.stringify({
    version: 1,
    id: number,
    at,
    about,
    case: caseId,
    line,
    ...(unit !== null && { unit }),
    url: base + STAFF_PAGES.case(caseId),
  })
