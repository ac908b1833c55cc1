import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { SheetLook } from '../../../../contract/staff/printing.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import type { Context } from '../../context.ts'
import { previewPage } from '../../printing/preview-page.ts'
import { notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { printDesk } from './print-desk.ts'
import { sendSvg } from './send-svg.ts'

/** How a page of sheets will look. */
export function sheetPreviewRoute(app: FastifyInstance, context: Context): void {
  const desk = printDesk(context)
  staffRoutesOf(
    app,
    context,
  )({
    method: 'GET',
    url: staffRoutes.sheetPreview,
    schema: { summary: 'One page of sheets as it will be printed (SVG)', querystring: SheetLook },
    roles: ['administrator'],
    handle: async (request, reply, { member }) => {
      const place = request.query.place ?? member.place
      if (!isWithin(place, member.place)) return notYours(reply)
      if (!(await context.store.places.get(place))) return notFound(reply)
      return sendSvg(reply, await previewPage(await desk.worldOf(request), request.query, place))
    },
  })
}
