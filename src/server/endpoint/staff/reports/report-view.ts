import type { Report } from '../../../../contract/report.ts'
import type { ReportSummary, StaffMessage, StaffReport } from '../../../../contract/staff/reports.ts'
import type { ReadingStore, ReadMessage, ReadReport } from '../../../store/reading/types.ts'

/** A report in a list. */
export function summaryOf(report: ReadReport, placeName: string): ReportSummary {
  const { ref, kind, place, category, week, day, state, burst, messages, unanswered, replies, caseId } = report
  const { subtypes = [], issuerLevel, issuer } = contentOf(report)
  return {
    ref,
    kind,
    place,
    placeName,
    category,
    week,
    ...(day === null ? {} : { day }),
    state,
    burst,
    subtypes,
    ...(issuerLevel === undefined ? {} : { issuerLevel }),
    ...(issuer === undefined ? {} : { issuer }),
    messages,
    unanswered,
    replies,
    ...(caseId === null ? {} : { caseId }),
    ...(report.withdrawn ? { withdrawn: true } : {}),
  }
}

/** A report opened: field by field, so that nothing leaves that is not named here. Contact and address never do. */
export async function openedView(reading: ReadingStore, report: ReadReport, placeName: string): Promise<StaffReport> {
  const content = contentOf(report)
  const { period, quantities = {}, wishes = [] } = content
  return {
    ...summaryOf(report, placeName),
    ...(period === undefined ? {} : { period }),
    quantities,
    wishes,
    ...(content.kind === 'grid' ? await gridFields(reading, report.ref, content) : sealedField(content)),
    thread: (await reading.thread(report.ref)).map(messageView),
  }
}

/** What intake has checked before it was stored. */
export const contentOf = ({ body }: ReadReport): Report => JSON.parse(body) as Report

type Burden = Extract<Report, { kind: 'burden' }>
type Grid = Extract<Report, { kind: 'grid' }>

const sealedField = ({ sealed }: Burden) => (sealed === undefined ? {} : { sealed })

async function gridFields(reading: ReadingStore, ref: string, { text, replyTo, contact, address, photos = [] }: Grid) {
  const states = await reading.photoStates(ref)
  return {
    ...(text === undefined ? {} : { text }),
    ...(replyTo === undefined ? {} : { replyTo }),
    photos: photos.map((_photo, position) => states[position] ?? ('waiting' as const)),
    hasContact: contact !== undefined || address !== undefined,
  }
}

/** Of a reply the reviewers' copy: the other is sealed to the reporter alone. */
const messageView = ({ mid, day, fromReporter, sealed, copy }: ReadMessage): StaffMessage => ({
  mid,
  day,
  from: fromReporter ? 'reporter' : 'reviewer',
  sealed: fromReporter ? sealed : (copy ?? sealed),
})
