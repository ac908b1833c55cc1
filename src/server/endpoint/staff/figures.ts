import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { figureContext } from '../figure-context.ts'
import { tallyExportRoute, tallyRoute } from '../figures/tally.ts'
import { staffRoutesOf } from './guard.ts'

export function figureRoutes(app: FastifyInstance, context: Context): void {
  const route = staffRoutesOf(app, context)
  const figures = figureContext(context)
  route(tallyRoute(figures))
  route(tallyExportRoute(figures))
}
