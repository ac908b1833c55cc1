import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { coverageRoutes } from './coverage-routes.ts'
import { emblemRoutes } from './emblem-routes.ts'
import { posterRoutes } from './poster-routes.ts'
import { printRoutes } from './print-runs.ts'
import { sheetTextRoutes } from './sheet-text-routes.ts'
import { troubleRoutes } from './trouble-routes.ts'

/** Codes, what stands on their sheets, and where those hang. */
export async function sheetRoutes(app: FastifyInstance, context: Context): Promise<void> {
  posterRoutes(app, context)
  sheetTextRoutes(app, context)
  printRoutes(app, context)
  await app.register((emblem) => emblemRoutes(emblem, context))
  coverageRoutes(app, context)
  troubleRoutes(app, context)
}
