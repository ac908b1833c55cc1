import type { FastifyReply } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import { SEES_TALLY } from '../../../contract/staff/roles.ts'
import { Tally, TallyFilters } from '../../../contract/staff/tally.ts'
import { answer, refuse } from './answer.ts'
import { sendExport, TallyFile } from './export.ts'
import { openSupply } from './open-supply.ts'
import type { Asker, FigureContext, FigureRequest } from './types.ts'

/** The dashboard of everybody who does not read reports. */
export const tallyRoute = (context: FigureContext) =>
  ({
    method: 'GET',
    url: staffRoutes.tally,
    roles: SEES_TALLY,
    schema: {
      summary: 'All questions for one set of filters: released figures of burdens, open ones of the grid',
      querystring: TallyFilters,
      response: { 200: Tally },
    },
    handle: async ({ query }: FigureRequest, reply: FastifyReply, { member }: Asker) => {
      const found = await ask(context, query, member.place)
      return found.name === 'tally' ? found.tally : refuse(reply, found)
    },
  }) as const

/** One of its tables as a file. */
export const tallyExportRoute = (context: FigureContext) =>
  ({
    method: 'GET',
    url: staffRoutes.tallyExport(':table', ':format'),
    roles: SEES_TALLY,
    schema: { summary: 'One table of the tally as a file', querystring: TallyFilters, params: TallyFile },
    handle: async (request: FigureRequest & { params: TallyFile }, reply: FastifyReply, { member }: Asker) => {
      const found = await ask(context, request.query, member.place)
      if (found.name !== 'tally') return refuse(reply, found)
      return sendExport(reply, found.tally, request.params, context.operator, (subject) =>
        context.recordExport(member.name, subject),
      )
    },
  }) as const

async function ask({ open, places, clock }: FigureContext, filters: TallyFilters, scope: string) {
  const day = clock.day()
  return answer({ filters, scope, day, reads: false, places: await places(), supplyOf: openSupply(open, day) })
}
