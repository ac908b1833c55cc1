import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import { CaseView } from '../../../../contract/staff/cases/case.ts'
import { WORKS_ON_CASES } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { Context } from '../../context.ts'
import { staffRoutesOf } from '../guard.ts'
import { actRoutes } from './act-routes.ts'
import { caseView } from './case-view.ts'
import { contactRoutes } from './contact-routes.ts'
import { listRoutes } from './list-routes.ts'
import { openingRoutes } from './opening-routes.ts'
import { photoRoutes } from './photo-routes.ts'
import { reachable, unknownCase } from './reach.ts'
import { similarRoutes } from './similar-routes.ts'

/** Work on cases. Every look at one is written down before it is answered. */
export async function caseRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const route = staffRoutesOf(app, context)
  listRoutes(route, context)
  openingRoutes(route, context)
  actRoutes(route, context)
  contactRoutes(route, context)
  similarRoutes(route, context)
  await app.register((photos) => photoRoutes(photos, context))

  route({
    method: 'GET',
    url: staffRoutes.case(':id'),
    schema: {
      summary: 'A case as this member may see it',
      params: Type.Object({ id: Type.String({ pattern: HEX_32 }) }),
      response: { 200: CaseView },
    },
    roles: WORKS_ON_CASES,
    handle: async ({ params: { id } }, reply, { member }) => {
      const opened = await reachable(context.cases, id, member)
      if (!opened) return unknownCase(reply)
      await context.store.audit.add(entryOf(context, member.name, 'case-read', id))
      return caseView(context, opened, member)
    },
  })
}
