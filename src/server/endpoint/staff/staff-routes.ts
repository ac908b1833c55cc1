import fastifyCookie from '@fastify/cookie'
import type { FastifyError, FastifyInstance } from 'fastify'
import { MEDIA } from '../../../contract/api.ts'
import type { Context } from '../context.ts'
import { sendProblem } from '../problems.ts'
import { accountRoutes } from './accounts.ts'
import { auditRoutes } from './audit.ts'
import { caseFigureRoutes } from './case-figures.ts'
import { caseSettingRoutes } from './case-settings/case-setting-routes.ts'
import { caseRoutes } from './cases/case-routes.ts'
import { eventRoutes } from './events.ts'
import { exactTallyRoutes } from './exact-tally.ts'
import { figureRoutes } from './figures.ts'
import { invitationRoutes } from './invitation.ts'
import { keyRoutes } from './key-routes.ts'
import { passwordRoutes } from './password.ts'
import { placeRoutes } from './places/place-routes.ts'
import { sheetRoutes } from './posters/sheet-routes.ts'
import { readingRoutes } from './reports/report-routes.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { sessionRoutes } from './session.ts'
import { unitRoutes } from './units.ts'

const BODY_BYTES = 128 * 1024

/** Everything under `/api/v1/staff`. Cookies and JSON bodies exist here alone: reporters' routes know neither. */
export async function staffRoutes(app: FastifyInstance, context: Context, https: boolean): Promise<void> {
  await app.register(fastifyCookie)
  app.addContentTypeParser(
    MEDIA.json,
    { parseAs: 'string', bodyLimit: BODY_BYTES },
    app.getDefaultJsonParser('error', 'error'),
  )
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    switch (error.code) {
      case 'FST_ERR_VALIDATION':
        return sendProblem(reply, 'request-invalid', 'See errors, and /docs for the schema.', {
          errors: (error.validation ?? []).map(({ instancePath, message = '' }) => ({ path: instancePath, message })),
        })
      case 'FST_ERR_CTP_INVALID_JSON_BODY':
      case 'FST_ERR_CTP_EMPTY_JSON_BODY':
        return sendProblem(reply, 'not-json', 'Send JSON in UTF-8.')
      case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
        return sendProblem(reply, 'media-type', 'Staff routes take application/json, those of photos image/jpeg.')
      default:
        // The whole endpoint's handler answers what is left.
        throw error
    }
  })
  sessionRoutes(app, context, https)
  invitationRoutes(app, context, https)
  passwordRoutes(app, context)
  secondFactorRoutes(app, context)
  accountRoutes(app, context)
  unitRoutes(app, context)
  auditRoutes(app, context)
  await placeRoutes(app, context)
  await sheetRoutes(app, context)
  readingRoutes(app, context)
  await caseRoutes(app, context)
  keyRoutes(app, context)
  figureRoutes(app, context)
  exactTallyRoutes(app, context)
  caseFigureRoutes(app, context)
  caseSettingRoutes(app, context)
  eventRoutes(app, context)
}
