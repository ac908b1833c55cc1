import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import { AnswerTemplate } from '../../../../contract/staff/cases/settings.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { invalid, notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { concerns } from './reach.ts'

const writers = ['dispatcher', 'administrator'] as const

/** Words to begin an answer from, for all who answer. */
export function templateRoutes(app: FastifyInstance, context: Context): void {
  const { store } = context
  const route = staffRoutesOf(app, context)

  const reached = async (id: string, { place }: StaffRow) =>
    (await store.caseSettings.templates()).some((template) => template.id === id && isWithin(template.place, place))

  route({
    method: 'GET',
    url: staffRoutes.templates,
    schema: { summary: 'Templates for answers', response: { 200: Type.Array(AnswerTemplate) } },
    roles: 'signed-in',
    handle: async (_request, _reply, { member }) => {
      const templates = await store.caseSettings.templates()
      if (member.role !== 'handler') return templates.filter(({ place }) => concerns(place, member.place))
      const unit = (await store.caseSettings.units()).find(({ code }) => code === member.unit)
      return templates.filter(({ place }) => unit && isWithin(unit.place, place))
    },
  })

  route({
    method: 'PUT',
    url: staffRoutes.templates,
    schema: { summary: 'Add or replace a template', body: AnswerTemplate, response: { 200: AnswerTemplate } },
    roles: writers,
    handle: async ({ body }, reply, { member }) => {
      if (!isWithin(body.place, member.place)) return notYours(reply)
      if (body.id !== undefined && !(await reached(body.id, member))) return notFound(reply)
      if (!(await store.places.get(body.place))) return invalid(reply, '/place', 'is not the code of a known place')
      const template = { ...body, id: body.id ?? randomBytes(16).toString('hex') }
      await store.caseSettings.saveTemplate(template, entryOf(context, member.name, 'template-saved', template.id))
      return template
    },
  })

  route({
    method: 'DELETE',
    url: staffRoutes.template(':id'),
    schema: { summary: 'Remove a template', params: Type.Object({ id: Type.String({ pattern: HEX_32 }) }) },
    roles: writers,
    handle: async ({ params: { id } }, reply, { member }) => {
      if (!(await reached(id, member))) return notFound(reply)
      const entry = entryOf(context, member.name, 'template-removed', id)
      if (!(await store.caseSettings.removeTemplate(id, entry))) return notFound(reply)
      return reply.code(204).send()
    },
  })
}
