import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { MEDIA } from '../../contract/api.ts'
import { LIMITS } from '../../contract/limits.ts'
import type { Context } from './context.ts'
import { answerFaults } from './faults.ts'
import { securityHeaders } from './headers.ts'
import { logOptions } from './log.ts'
import { pageRoutes } from './page/page-routes.ts'
import { readTemplate } from './page/template.ts'
import { healthRoutes, type metrics } from './routes/health.ts'
import { partRoutes } from './routes/parts.ts'
import { posterRoutes } from './routes/posters.ts'
import { reportRoutes } from './routes/reports.ts'
import { sheddingLoad } from './shedding.ts'

export interface AppOptions {
  readonly context: Context
  readonly clientDir: string
  readonly dataDir: string
  readonly https: boolean
  readonly logLevel: string
  readonly logStream?: { write(line: string): void }
  readonly trustProxy?: boolean | string
  readonly metrics: ReturnType<typeof metrics>
  readonly filed: (kind: 'burden' | 'grid') => void
}

/** The whole endpoint, without a port: tests inject, `serve` listens. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { context, clientDir, dataDir, https, metrics } = options
  const app = Fastify({
    ...logOptions(options.logLevel, options.logStream),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 128 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  })
  const template = readTemplate(clientDir)
  securityHeaders(app, https, template.scriptHashes, template.styleHashes)
  answerFaults(app, metrics.faults)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser([MEDIA.json, MEDIA.sealed, MEDIA.part], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )

  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Jianfu 减负码', version: '1', description: 'Reports from the wall, anonymous and exactly once.' },
    },
  })
  await app.register(fastifySwaggerUi, { routePrefix: '/docs', staticCSP: true, logLevel: 'silent' })
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
    partRoutes(routes, context)
    reportRoutes(routes, context, options.filed)
    pageRoutes(routes, context, template)
    healthRoutes(routes, context.store, dataDir, metrics.registry)
    routes.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  })
  await app.ready()
  return app
}
