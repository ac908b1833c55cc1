import { staffRoutes } from '../../../../contract/api.ts'
import type { FieldError } from '../../../../contract/problem.ts'
import { isPeriod } from '../../../../contract/staff/period.ts'
import { MOST_COUNTED, ReportFilters, ReportList } from '../../../../contract/staff/reports.ts'
import { isWithin, placePrefix } from '../../../../contract/staff/roles.ts'
import type { ReadQuery, ReadReport } from '../../../store/reading/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import { notYours, type staffRoutesOf } from '../guard.ts'
import { readPosition, writePosition } from './list-position.ts'
import { onceAMinute } from './once-a-minute.ts'
import { placeNames } from './place-names.ts'
import { summaryOf } from './report-view.ts'
import { READERS, readableKinds } from './scope.ts'
import { weeksOf } from './weeks-of.ts'

const PAGE = 50

/**
 * The list of reports, page by page. What was asked is written down once a minute, whichever page was asked for: nobody reads on
 * unseen, and a page that asks again by itself does not fill the audit list.
 */
export function listRoutes(route: ReturnType<typeof staffRoutesOf>, { store, clock }: Context): void {
  const isNew = onceAMinute(clock)

  route({
    method: 'GET',
    url: staffRoutes.reports,
    schema: {
      summary: 'Released reports that fit the filters, newest week first',
      querystring: ReportFilters,
      response: { 200: ReportList },
    },
    roles: READERS,
    handle: async ({ query: filters }, reply, { member }) => {
      const errors = filterErrors(filters)
      if (errors.length > 0) return sendProblem(reply, 'request-invalid', 'See errors.', { errors })
      const query = queryFor(filters, member)
      if (!query) return notYours(reply)
      const { after: position, ...asked } = filters
      const after = position === undefined ? undefined : readPosition(position)
      const total = after?.total ?? (await store.reading.count(query, MOST_COUNTED))
      const found = await store.reading.list(query, PAGE + 1, after)
      const subject = subjectOf(asked)
      if (isNew(`${member.name} ${subject}`))
        await store.audit.add({ at: clock.now().toISOString(), who: member.name, act: 'reports-listed', subject })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        reports: await summaries(page),
        total,
        ...(last ? { next: writePosition({ ...last, total }) } : {}),
      } satisfies ReportList
    },
  })

  async function summaries(reports: readonly ReadReport[]) {
    const names = await placeNames(
      store.places,
      reports.map(({ place }) => place),
    )
    return reports.map((report) => summaryOf(report, names.get(report.place) ?? ''))
  }
}

const filterErrors = ({ period, after }: ReportFilters): FieldError[] => [
  ...(period !== undefined && !isPeriod(period) ? [{ path: '/period', message: 'is not in the calendar' }] : []),
  ...(after !== undefined && !readPosition(after) ? [{ path: '/after', message: 'is not the end of a page' }] : []),
]

/** @returns undefined when kind or place lie outside of what the member may read */
function queryFor(filters: ReportFilters, member: StaffRow): ReadQuery | undefined {
  const { kind, place = member.place, period, category, issuerLevel, issuer, state, unanswered } = filters
  const readable = readableKinds(member)
  if (!isWithin(place, member.place) || (kind && !readable.includes(kind))) return undefined
  return {
    kinds: kind ? [kind] : readable,
    prefix: placePrefix(place),
    ...(period === undefined ? {} : weeksOf(period)),
    ...(category === undefined ? {} : { category }),
    ...(issuerLevel === undefined ? {} : { issuerLevel }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(state === undefined ? {} : { state }),
    ...(unanswered === undefined ? {} : { unanswered: true }),
  }
}

/** The filters as the audit list shows them; a dash for none. */
const subjectOf = (filters: ReportFilters): string => new URLSearchParams(filters).toString() || '-'
