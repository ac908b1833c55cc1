import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import type { FieldError } from '../../../../contract/problem.ts'
import { ANY_CATEGORY, Routing, RoutingKey } from '../../../../contract/staff/cases/settings.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { categoryOf } from '../../../../contract/taxonomy/taxonomy.ts'
import { KINDS } from '../../../../contract/taxonomy/types.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { Store } from '../../../store/types.ts'
import type { Context } from '../../context.ts'
import { invalid, notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { concerns } from './reach.ts'

const writers = ['dispatcher', 'administrator'] as const

/** Who handles which category in which place: kept by whoever is in charge of the place. */
export function routingRoutes(app: FastifyInstance, context: Context): void {
  const { store } = context
  const route = staffRoutesOf(app, context)

  route({
    method: 'GET',
    url: staffRoutes.routings,
    schema: { summary: 'Routing rows of the scope, and those above it', response: { 200: Type.Array(Routing) } },
    roles: [...writers, 'supervisor', 'reviewer'],
    handle: async (_request, _reply, { member }) =>
      (await store.caseSettings.routings()).filter(({ place }) => concerns(place, member.place)),
  })

  route({
    method: 'PUT',
    url: staffRoutes.routings,
    schema: { summary: 'Add or replace a routing row', body: Routing, response: { 200: Routing } },
    roles: writers,
    handle: async ({ body }, reply, { member }) => {
      if (!isWithin(body.place, member.place)) return notYours(reply)
      const fault = await faultOf(store, body)
      if (fault) return invalid(reply, fault.path, fault.message)
      const subject = `${body.place} ${body.category} ${body.lead}`
      await store.caseSettings.saveRouting(body, entryOf(context, member.name, 'routing-saved', subject))
      return body
    },
  })

  route({
    method: 'DELETE',
    url: staffRoutes.routings,
    schema: { summary: 'Remove a routing row', querystring: RoutingKey },
    roles: writers,
    handle: async ({ query: { place, category } }, reply, { member }) => {
      if (!isWithin(place, member.place)) return notYours(reply)
      const entry = entryOf(context, member.name, 'routing-removed', `${place} ${category}`)
      if (!(await store.caseSettings.removeRouting(place, category, entry))) return notFound(reply)
      return reply.code(204).send()
    },
  })
}

async function faultOf(
  { caseSettings, places }: Pick<Store, 'caseSettings' | 'places'>,
  { place, category, lead, assists }: Routing,
): Promise<FieldError | undefined> {
  if (!(await places.get(place))) return { path: '/place', message: 'is not the code of a known place' }
  if (category !== ANY_CATEGORY && !KINDS.some((kind) => categoryOf(kind, category)))
    return { path: '/category', message: 'is not the code of a known category' }
  const known = new Set((await caseSettings.units()).map(({ code }) => code))
  if (!known.has(lead)) return { path: '/lead', message: 'is not known, or has ceased' }
  const bad = assists.findIndex((code, index) => !known.has(code) || code === lead || assists.indexOf(code) !== index)
  return bad < 0 ? undefined : { path: `/assists/${bad}`, message: 'is not known, has ceased, or stands here twice' }
}
