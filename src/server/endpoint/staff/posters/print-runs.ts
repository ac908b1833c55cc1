import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { PrintOrder, PrintRun, PrintRuns } from '../../../../contract/staff/printing.ts'
import { isWithin, placePrefix } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { Context } from '../../context.ts'
import { stepsOf } from '../../printing/open-run.ts'
import { runText } from '../../printing/order-text.ts'
import { type Planned, planRun } from '../../printing/plan-run.ts'
import { sendProblem } from '../../problems.ts'
import { notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { PRINT_RUN_ID, printDesk, runEnded } from './print-desk.ts'
import { printFileRoutes } from './print-files.ts'
import { runView, runWithParts } from './print-view.ts'
import { sheetPreviewRoute } from './sheet-preview.ts'

/** Runs shown; older ones are found by their sheets. */
const NEWEST = 20

const NOTHING = {
  'no-places': 'None of the chosen places can have such a sheet. Choose others, or import villages first.',
  unchanged: 'All of these sheets were printed as they are now. Order all of them if you need them once more.',
} as const satisfies Record<Extract<Planned, { name: 'nothing' }>['why'], string>

/** Ordering, watching and cancelling what is printed. */
export function printRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock } = context
  const route = staffRoutesOf(app, context)
  const desk = printDesk(context)
  const now = () => clock.now().toISOString()

  route({
    method: 'GET',
    url: staffRoutes.printRuns,
    schema: { summary: 'The newest print runs of the scope', response: { 200: PrintRuns } },
    roles: ['administrator'],
    handle: async (_request, _reply, { member }) => ({
      runs: (await store.printRuns.list(placePrefix(member.place), NEWEST, now())).map(runView),
    }),
  })

  route({
    method: 'POST',
    url: staffRoutes.printRuns,
    schema: { summary: 'Order sheets', body: PrintOrder, response: { 201: PrintRun } },
    roles: ['administrator'],
    handle: async (request, reply, { member }) => {
      const { body: order } = request
      if (!order.choice.under.every((place) => isWithin(place, member.place))) return notYours(reply)
      const planned = await planRun(await desk.worldOf(request), order, member.name)
      if (planned.name === 'nothing') return sendProblem(reply, 'nothing-to-print', NOTHING[planned.why])
      const answer = await runWithParts(store, planned.run)
      return reply.code(201).header('location', staffRoutes.printRun(answer.id)).send(answer)
    },
  })

  const params = Type.Object({ id: Type.String({ pattern: PRINT_RUN_ID }) })
  route({
    method: 'GET',
    url: staffRoutes.printRun(':id'),
    schema: { summary: 'A print run and how far it is', params, response: { 200: PrintRun } },
    roles: ['administrator'],
    handle: async ({ params: { id } }, reply, { member }) => {
      const run = await desk.runOf(id, member)
      return run ? runWithParts(store, run) : notFound(reply)
    },
  })

  route({
    method: 'PUT',
    url: staffRoutes.printRun(':id'),
    schema: { summary: 'Say that all pages of a run were printed from the browser', params },
    roles: ['administrator'],
    handle: async ({ params: { id } }, reply, { member }) => {
      const run = await desk.runOf(id, member)
      if (!run) return notFound(reply)
      const taken = await store.printRuns.take(id, now())
      if (taken === 'ended') return runEnded(reply)
      const entry = entryOf(context, member.name, 'posters-printed', runText(run))
      if (taken === 'taken') await store.printRuns.end(id, 'done', stepsOf(run), entry)
      return reply.code(204).send()
    },
  })

  route({
    method: 'DELETE',
    url: staffRoutes.printRun(':id'),
    schema: { summary: 'Cancel a run, or say that what was printed came to nothing', params },
    roles: ['administrator'],
    handle: async ({ params: { id } }, reply, { member }) => {
      const run = await desk.runOf(id, member)
      if (!run) return notFound(reply)
      if (!(await store.printRuns.cancel(id)) && run.state !== 'cancelled') return runEnded(reply)
      return reply.code(204).send()
    },
  })

  printFileRoutes(app, context)
  sheetPreviewRoute(app, context)
}
