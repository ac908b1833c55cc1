import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import { ReportAct, SimilarReports, StaffReport } from '../../../../contract/staff/reports.ts'
import { placePrefix } from '../../../../contract/staff/roles.ts'
import type { Context } from '../../context.ts'
import { staffRoutesOf } from '../guard.ts'
import { listRoutes } from './list-routes.ts'
import { pieceRoutes } from './piece-routes.ts'
import { placeName, placeNames } from './place-names.ts'
import { replyRoutes } from './reply-routes.ts'
import { openedView, summaryOf } from './report-view.ts'
import { READERS, reachable, unknownReport } from './scope.ts'
import { similarReports } from './similar.ts'

const params = Type.Object({ ref: Type.String({ pattern: HEX_32 }) })

/** Reading reports. Every look at one is written down before it is answered. */
export function readingRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock } = context
  const { reading, places, audit } = store
  const route = staffRoutesOf(app, context)
  listRoutes(route, context)
  replyRoutes(route, context)
  pieceRoutes(route, context)

  route({
    method: 'GET',
    url: staffRoutes.report(':ref'),
    schema: { summary: 'A report as it came, sealed parts still sealed', params, response: { 200: StaffReport } },
    roles: READERS,
    handle: async ({ params: { ref } }, reply, { member }) => {
      const report = await reachable(reading, ref, member)
      if (!report) return unknownReport(reply)
      await audit.add({ at: clock.now().toISOString(), who: member.name, act: 'report-read', subject: ref })
      return openedView(reading, report, await placeName(places, report.place))
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.report(':ref'),
    schema: {
      summary: 'Write down that an opened report was printed or copied',
      params,
      body: ReportAct,
      response: { 204: Type.Null() },
    },
    roles: READERS,
    handle: async ({ params: { ref }, body: { act } }, reply, { member }) => {
      if (!(await reachable(reading, ref, member))) return unknownReport(reply)
      await audit.add({ at: clock.now().toISOString(), who: member.name, act: `report-${act}`, subject: ref })
      return reply.code(204).send()
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.similar(':ref'),
    schema: { summary: 'Reports that may be about the same matter', params, response: { 200: SimilarReports } },
    roles: READERS,
    handle: async ({ params: { ref } }, reply, { member }) => {
      const report = await reachable(reading, ref, member)
      if (!report) return unknownReport(reply)
      const alike = await similarReports(reading, report, placePrefix(member.place))
      const names = await placeNames(
        places,
        alike.map((each) => each.report.place),
      )
      await audit.add({
        at: clock.now().toISOString(),
        who: member.name,
        act: 'reports-listed',
        subject: `similar=${ref}`,
      })
      return {
        reports: alike.map(({ report: each, score }) => ({
          ...summaryOf(each, names.get(each.place) ?? ''),
          score,
        })),
      } satisfies SimilarReports
    },
  })
}
