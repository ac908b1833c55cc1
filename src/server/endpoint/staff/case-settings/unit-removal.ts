import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { UnitRemoval } from '../../../../contract/staff/cases/settings.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { UNIT_CODE } from '../../../../contract/staff/unit.ts'
import { entryOf } from '../../../accounts/locks.ts'
import { removeUnit } from '../../../cases/remove-unit.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import { invalid, notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'

/** A unit ceases. Its name stays with the cases of the past; what it still has is handed over, or it stays. */
export function unitRemovalRoute(app: FastifyInstance, context: Context): void {
  const { store, clock, cases, caseTicks } = context
  staffRoutesOf(
    app,
    context,
  )({
    method: 'POST',
    url: staffRoutes.unitRemoval(':code'),
    schema: {
      summary: 'Remove a unit, handing its open cases over',
      params: Type.Object({ code: Type.String({ pattern: UNIT_CODE }) }),
      body: UnitRemoval,
    },
    roles: ['administrator'],
    handle: async ({ params: { code }, body: { to } }, reply, { member }) => {
      const units = await store.caseSettings.units()
      const unit = units.find((known) => known.code === code)
      if (!unit || !isWithin(unit.place, member.place)) return notFound(reply)
      const heir = units.find((known) => known.code === to)
      if (to !== undefined && (!heir || to === code))
        return invalid(reply, '/to', 'is not known, has ceased, or ceases')
      if (heir && !isWithin(heir.place, member.place)) return notYours(reply)
      const entry = entryOf(context, member.name, 'unit-removed', to === undefined ? code : `${code} ${to}`)
      const outcome = await removeUnit(store, cases, { code, to, day: clock.day(), entry })
      switch (outcome.name) {
        case 'done':
          caseTicks.tick()
          return reply.code(204).send()
        case 'unknown':
          return notFound(reply)
        case 'busy':
          return sendProblem(
            reply,
            'unit-busy',
            `The unit has ${outcome.open} open ${outcome.open === 1 ? 'case' : 'cases'}; say which unit takes them.`,
            { open: outcome.open },
          )
        case 'refused':
          return sendProblem(reply, 'unit-refused', `Case ${outcome.id} cannot be handed over to ${to}.`)
        case 'conflict':
          return sendProblem(reply, 'case-conflict', 'Its cases change too fast; try again.')
      }
    },
  })
}
