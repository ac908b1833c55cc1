import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import type { SheetFormat } from '../../../../contract/sheet.ts'
import type { Context } from '../../context.ts'
import { attachment } from '../../figures/write-sheet.ts'
import { fileName } from '../../printing/file-name.ts'
import { openRun } from '../../printing/open-run.ts'
import { runPage } from '../../printing/run-page.ts'
import { sendProblem } from '../../problems.ts'
import { notFound } from '../answers.ts'
import { staffRoutesOf } from '../guard.ts'
import { PRINT_RUN_ID, printDesk, runEnded } from './print-desk.ts'
import { sendSvg } from './send-svg.ts'

const MEDIA_OF: Readonly<Record<SheetFormat, string>> = { pdf: 'application/pdf', zip: 'application/zip' }

const runChanged = (reply: FastifyReply): FastifyReply =>
  sendProblem(
    reply,
    'run-ended',
    'Since it was ordered a code was withdrawn, or something else stands on the sheets. Order it anew, so that the paper is right.',
  )

/** What is printed: a run's file, or its pages one by one. */
export function printFileRoutes(app: FastifyInstance, context: Context): void {
  const route = staffRoutesOf(app, context)
  const desk = printDesk(context)
  const id = Type.String({ pattern: PRINT_RUN_ID })
  const files = new Set<Readable>()
  // A server that stops waits for every answer, and a reader may have fallen asleep.
  app.addHook('preClose', async () => {
    for (const file of files) file.destroy()
  })

  route({
    method: 'GET',
    url: staffRoutes.printFile(':id'),
    schema: { summary: 'The file of a run, made while it is read', params: Type.Object({ id }) },
    roles: ['administrator'],
    handle: async (request, reply, { member }) => {
      const run = await desk.runOf(request.params.id, member)
      if (!run) return notFound(reply)
      // Whoever only asks for the headers would otherwise have the whole run printed.
      if (request.method === 'HEAD') return reply.send()
      const world = await desk.worldOf(request)
      const name = await fileName(world, run)
      const opened = await openRun(world, run, { who: member.name })
      if (opened.name === 'ended') return runEnded(reply)
      if (opened.name === 'changed') return runChanged(reply)
      const { file } = opened
      files.add(file)
      file.once('close', () => files.delete(file))
      return reply
        .header('content-type', MEDIA_OF[run.order.format])
        .header('content-disposition', attachment(name, run.order.format))
        .send(file)
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.printPage(':id', ':page'),
    schema: {
      summary: 'One page of a run, for the browser to print',
      params: Type.Object({ id, page: Type.String({ pattern: '^[0-9]{1,7}$' }) }),
    },
    roles: ['administrator'],
    handle: async (request, reply, { member }) => {
      const run = await desk.runOf(request.params.id, member)
      if (!run) return notFound(reply)
      if (run.state === 'cancelled' || run.state === 'failed') return runEnded(reply)
      const page = await runPage(await desk.worldOf(request), run, Number(request.params.page))
      if (page.name === 'changed') return runChanged(reply)
      return page.name === 'page' ? sendSvg(reply, page.svg) : notFound(reply)
    },
  })
}
