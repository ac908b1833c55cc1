import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { MEDIA } from '../../contract/api.ts'
import { LIMITS } from '../../contract/limits.ts'
import type { Context } from './context.ts'
import { answerFaults } from './faults.ts'
import { figureContext } from './figure-context.ts'
import { boardRoute } from './figures/board.ts'
import { securityHeaders } from './headers.ts'
import { logOptions } from './log.ts'
import { pageRoutes } from './page/page-routes.ts'
import { staffPage } from './page/staff-page.ts'
import { readTemplate } from './page/template.ts'
import { refusals } from './refusals.ts'
import { answerPhotoRoute } from './routes/answer-photos.ts'
import { followUpRoutes } from './routes/follow-ups.ts'
import { healthRoutes, type metrics } from './routes/health.ts'
import { messageRoutes } from './routes/messages.ts'
import { partRoutes } from './routes/parts.ts'
import { posterTroubleRoute } from './routes/poster-troubles.ts'
import { posterRoutes } from './routes/posters.ts'
import { reportRoutes } from './routes/reports.ts'
import { sheddingLoad } from './shedding.ts'
import { staffRoutes } from './staff/staff-routes.ts'
import { answerStrays } from './strays.ts'

export interface AppOptions {
  readonly context: Context
  readonly clientDir: string
  /** Left out where only the API is wanted. */
  readonly staffDir?: string
  readonly dataDir: string
  readonly https: boolean
  readonly logLevel: string
  readonly logStream?: { write(line: string): void }
  readonly trustProxy?: boolean | string
  readonly metrics: ReturnType<typeof metrics>
  readonly filed: (kind: 'burden' | 'grid') => void
  /** Told of every message stored, and of ratings and withdrawals that wait: where releases happen at once, one is due. */
  readonly messaged?: () => void
}

/** As long as a phone waits for its largest body on the slowest link, a millisecond a byte: cut off earlier, it never gets through. */
const SLOWEST_MS = 30_000 + LIMITS.bodyBytes

/** The whole endpoint, without a port: tests inject, `serve` listens. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { context, clientDir, dataDir, https, metrics } = options
  const template = readTemplate(clientDir)
  const secure = securityHeaders(https, template.scriptHashes, template.styleHashes)
  const app = Fastify({
    ...logOptions(options.logLevel, options.logStream),
    ...refusals(secure),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: SLOWEST_MS,
    forceCloseConnections: 'idle',
    // A stop waits for every open connection, and so does the store: what still comes in is answered like anything else.
    return503OnClosing: false,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    secure(reply)
    done(null, payload)
  })
  answerFaults(app, metrics.faults)
  answerStrays(app)
  app.removeAllContentTypeParsers()

  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Jianfu 减负码', version: '1', description: 'Reports from the wall, anonymous and exactly once.' },
    },
  })
  await app.register(fastifySwaggerUi, { routePrefix: '/docs', logLevel: 'silent', uiConfig: { validatorUrl: null } })
  await app.register(fastifyStatic, {
    root: clientDir,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const immutable = /[\\/]assets[\\/]/.test(path)
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  await app.register(async (routes) => {
    sheddingLoad(routes, dataDir)
    posterRoutes(routes, context)
    posterTroubleRoute(routes, context)
    await routes.register(async (parts) => {
      sheddingLoad(parts, dataDir, true)
      takeBytes(parts, [MEDIA.part])
      partRoutes(parts, context)
    })
    await routes.register(async (reports) => {
      takeBytes(reports, [MEDIA.json, MEDIA.sealed])
      reportRoutes(reports, context, options.filed)
      const held = options.messaged ?? (() => {})
      messageRoutes(reports, context, held)
      followUpRoutes(reports, context, held)
      answerPhotoRoute(reports, context)
    })
    boardRoute(routes, figureContext(context))
    pageRoutes(routes, context, template)
    if (options.staffDir !== undefined) await staffPage(routes, options.staffDir)
    await routes.register((staff) => staffRoutes(staff, context, https))
    healthRoutes(routes, context.store, dataDir, metrics.registry)
    routes.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  })
  await app.ready()
  return app
}

/** Bodies reach the routes as they came. Any other media type is answered with 415. */
function takeBytes(app: FastifyInstance, mediaTypes: string[]): void {
  app.addContentTypeParser(mediaTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}
