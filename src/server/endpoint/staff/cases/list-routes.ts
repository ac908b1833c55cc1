import { staffRoutes } from '../../../../contract/api.ts'
import { CaseFilters, CaseList, type CaseSummary } from '../../../../contract/staff/cases/case.ts'
import { MOST_COUNTED } from '../../../../contract/staff/reports.ts'
import { WORKS_ON_CASES } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { CaseRow } from '../../../store/cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { invalid } from '../answers.ts'
import { notYours, type staffRoutesOf } from '../guard.ts'
import { onceAMinute } from '../reports/once-a-minute.ts'
import { namesFor } from './case-names.ts'
import { readPosition, writePosition } from './case-position.ts'
import { queryFor } from './case-query.ts'
import { summaryOf } from './case-summary.ts'
import { visibleEvents } from './visible-events.ts'

const PAGE = 50

/** The queues, page by page. What was asked is written down once a minute: a page that asks again by itself is one look. */
export function listRoutes(route: ReturnType<typeof staffRoutesOf>, context: Context): void {
  const { store, cases, clock } = context
  const isNew = onceAMinute(clock)

  route({
    method: 'GET',
    url: staffRoutes.cases,
    schema: {
      summary: 'Cases that fit the filters, what is due first',
      querystring: CaseFilters,
      response: { 200: CaseList },
    },
    roles: WORKS_ON_CASES,
    handle: async ({ query: filters }, reply, { member }) => {
      const { after: position, ...asked } = filters
      const after = position === undefined ? undefined : readPosition(position)
      if (position !== undefined && !after) return invalid(reply, '/after', 'is not the end of a page')
      const query = queryFor(filters, member)
      if (!query) return notYours(reply)
      const isNone = query.lines.length === 0
      const total = isNone ? 0 : (after?.total ?? (await store.cases.count(query, MOST_COUNTED)))
      const found = isNone ? [] : await store.cases.list(query, PAGE + 1, after)
      const subject = new URLSearchParams(asked).toString() || '-'
      if (isNew(`${member.name} ${subject}`))
        await store.audit.add(entryOf(context, member.name, 'cases-listed', subject))
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        cases: await summaries(page, member),
        total,
        ...(last ? { next: writePosition({ ...last, total }) } : {}),
      } satisfies CaseList
    },
  })

  async function summaries(rows: readonly CaseRow[], member: StaffRow): Promise<CaseSummary[]> {
    const names = await namesFor(store, rows)
    return Promise.all(rows.map(async (row) => summaryOf(row, names, await visibleOf(row, member))))
  }

  /** The row of a burden case counts what nobody but a reviewer may know of. */
  async function visibleOf({ id, line }: CaseRow, member: StaffRow) {
    const opened = line === 'burden' && member.role !== 'reviewer' ? await cases.read(id) : undefined
    return opened && visibleEvents(opened, member)
  }
}
