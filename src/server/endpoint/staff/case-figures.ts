import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../contract/api.ts'
import { CaseFigureFilters, CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { isCountyOrWider, isWithin, READS_BURDENS, type Role } from '../../../contract/staff/roles.ts'
import { EXPORT_FORMATS } from '../../../contract/staff/tally.ts'
import { entryOf } from '../../accounts/locks.ts'
import type { StaffRow } from '../../store/staff/types.ts'
import { understandCases } from '../../tally/cases/asked.ts'
import { caseDashboard } from '../../tally/cases/case-dashboard.ts'
import { caseSheet } from '../../tally/cases/case-sheet.ts'
import { withoutBurdenRatings } from '../../tally/cases/without-burden-ratings.ts'
import type { Context } from '../context.ts'
import { refuse } from '../figures/answer.ts'
import { attachment, EXPORT_MEDIA, writeSheet } from '../figures/write-sheet.ts'
import { scoreWeight } from './case-settings/score-weight.ts'
import { staffRoutesOf } from './guard.ts'

const roles: readonly Role[] = ['dispatcher', 'reviewer', 'supervisor', 'administrator', 'handler']
const CaseFile = Type.Object({ format: Type.Enum([...EXPORT_FORMATS]) }, { additionalProperties: false })
/** What no unit is called: a handler without one is told of nothing. */
const NO_UNIT = '-'

/** How cases go. Figures of cases, unlike those of burden reports, are of the office's own work and need no blocks. */
export function caseFigureRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock, installation, register } = context
  const route = staffRoutesOf(app, context)

  async function ask(filters: CaseFigureFilters, member: StaffRow) {
    const places = await register()
    const day = clock.day()
    const isHandler = member.role === 'handler'
    if (filters.place !== undefined && !isWithin(filters.place, member.place)) return { name: 'not-yours' } as const
    // A unit works wherever it is sent to: without a place its figures are those of all its cases.
    const scope = isHandler && filters.place === undefined ? installation.root : member.place
    // When a matter was opened is before its dispatch, and the period tells it: nothing of that is for handlers.
    const seesBurdens = isCountyOrWider(member.place) && !isHandler
    const own = isHandler ? { own: member.unit ?? NO_UNIT } : {}
    const understood = understandCases(filters, { scope, seesBurdens, day, ...own }, places)
    if (understood.name !== 'asked') return understood
    const names = await store.units.names()
    const known = READS_BURDENS.includes(member.role) ? store.caseFigures : withoutBurdenRatings(store.caseFigures)
    const figures = await caseDashboard(known, understood.asked, places, {
      ...{ now: clock.now().toISOString(), day, scope },
      weight: await scoreWeight(store.settings),
      nameOf: (code) => names.get(code) ?? code,
    })
    return { name: 'figures', figures } as const
  }

  route({
    method: 'GET',
    url: staffRoutes.caseFigures,
    roles,
    schema: {
      summary: 'All questions about cases for one set of filters',
      querystring: CaseFigureFilters,
      response: { 200: CaseFigures },
    },
    handle: async ({ query }, reply, { member }) => {
      const found = await ask(query, member)
      return found.name === 'figures' ? found.figures : refuse(reply, found)
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.caseFiguresExport(':format'),
    roles,
    schema: { summary: 'Figures of cases as a file', querystring: CaseFigureFilters, params: CaseFile },
    handle: async ({ query, params: { format } }, reply, { member }) => {
      const found = await ask(query, member)
      if (found.name !== 'figures') return refuse(reply, found)
      const { figures } = found
      const subject = `${format} ${new URLSearchParams(figures.filters).toString()}`
      // Written down before a byte has left.
      await store.audit.add(entryOf(context, member.name, 'case-figures-exported', subject))
      const sheet = caseSheet(figures, installation.operator.name)
      return reply
        .header('content-type', EXPORT_MEDIA[format])
        .header('content-disposition', attachment(sheet.fileName, format))
        .send(await writeSheet[format](sheet))
    },
  })
}
