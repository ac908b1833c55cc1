import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import { SimilarCases } from '../../../../contract/staff/cases/case.ts'
import { isWithin, READS_GRID } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { CaseFile } from '../../../cases/types.ts'
import type { CaseRow } from '../../../store/cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Store } from '../../../store/types.ts'
import type { Context } from '../../context.ts'
import type { staffRoutesOf } from '../guard.ts'
import { namesFor } from './case-names.ts'
import { summaryOf } from './case-summary.ts'
import { reachable, unknownCase } from './reach.ts'

const MOST = 20
/** Looked through at each step outwards. */
const MOST_NEAR = 200
/** Digits that places of one village, town, county have in common. */
const NEARNESS = [12, 9, 6]

/** Work orders that may be about the same thing, so that one of them joins the other. */
export function similarRoutes(route: ReturnType<typeof staffRoutesOf>, context: Context): void {
  const { store, cases } = context

  route({
    method: 'GET',
    url: staffRoutes.similarCases(':id'),
    schema: {
      summary: 'Open work orders of the same category, nearest first',
      params: Type.Object({ id: Type.String({ pattern: HEX_32 }) }),
      response: { 200: SimilarCases },
    },
    roles: READS_GRID,
    handle: async ({ params: { id } }, reply, { member }) => {
      const opened = await reachable(cases, id, member)
      if (!opened) return unknownCase(reply)
      const alike = opened.file.line === 'grid' ? await similarTo(opened.file, member, store) : []
      await store.audit.add(entryOf(context, member.name, 'cases-listed', `similar=${id}`))
      const names = await namesFor(store, alike)
      return { cases: alike.map((row) => summaryOf(row, names)) } satisfies SimilarCases
    },
  })
}

/** The same village first, then the town, then the county; of each the newest first. */
async function similarTo(file: CaseFile, member: StaffRow, { cases }: Store): Promise<readonly CaseRow[]> {
  const found = new Map<string, CaseRow>()
  for (const digits of NEARNESS) {
    const prefix = file.place.slice(0, digits)
    const near = await cases.list({ lines: ['grid'], prefix, category: file.category }, MOST_NEAR)
    const others = near.filter(({ id, place }) => id !== file.id && !found.has(id) && isWithin(place, member.place))
    for (const row of others.sort((a, b) => (a.opened < b.opened ? 1 : -1))) found.set(row.id, row)
    if (found.size >= MOST) break
  }
  return [...found.values()].slice(0, MOST)
}
