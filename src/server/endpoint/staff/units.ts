import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../contract/api.ts'
import { isCountyOrWider, isWithin } from '../../../contract/staff/roles.ts'
import { Unit } from '../../../contract/staff/unit.ts'
import { entryOf } from '../../accounts/locks.ts'
import type { Context } from '../context.ts'
import { sendProblem } from '../problems.ts'
import { invalid } from './answers.ts'
import { notYours, staffRoutesOf } from './guard.ts'

/** Units that handle what is dispatched: no secrets to anybody signed in. */
export function unitRoutes(app: FastifyInstance, context: Context): void {
  const { store, installation } = context
  const route = staffRoutesOf(app, context)

  route({
    method: 'GET',
    url: staffRoutes.units,
    schema: { summary: 'Units', response: { 200: Type.Array(Unit) } },
    roles: 'signed-in',
    handle: () => store.units.list(),
  })

  route({
    method: 'PUT',
    url: staffRoutes.units,
    schema: { summary: 'Add or rename a unit', body: Unit, response: { 200: Unit } },
    roles: ['administrator'],
    handle: async ({ body }, reply, { member }) => {
      const before = (await store.units.list()).find(({ code }) => code === body.code)
      const reached = [body, before].every((unit) => !unit || isWithin(unit.place, member.place))
      // Whoever bears the code of a unit that has ceased sees the cases it ended with, wherever they lay.
      const isBack = !before && (await store.units.names()).has(body.code)
      if (!reached || (isBack && !isWithin(installation.root, member.place))) return notYours(reply)
      if (!(await store.places.get(body.place))) return invalid(reply, '/place', 'is not the code of a known place')
      if (before && !isCountyOrWider(body.place) && (await holdsMatters(body.code)))
        return sendProblem(
          reply,
          'unit-busy',
          'It has open matters, which no office below a county may see. End or send them elsewhere first.',
        )
      await store.units.save(body, entryOf(context, member.name, 'unit-saved', body.code))
      return body
    },
  })

  async function holdsMatters(unit: string): Promise<boolean> {
    const [matter] = await store.cases.list({ lines: ['burden'], prefix: '', unit }, 1)
    return matter !== undefined
  }
}
