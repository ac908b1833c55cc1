import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { holidayRoutes } from './holidays.ts'
import { routingRoutes } from './routings.ts'
import { scoreWeightRoutes } from './score-weight.ts'
import { templateRoutes } from './templates.ts'
import { unitRemovalRoute } from './unit-removal.ts'
import { webhookRoutes } from './webhook.ts'

/** The tables that cases are worked by. */
export function caseSettingRoutes(app: FastifyInstance, context: Context): void {
  routingRoutes(app, context)
  holidayRoutes(app, context)
  templateRoutes(app, context)
  webhookRoutes(app, context)
  scoreWeightRoutes(app, context)
  unitRemovalRoute(app, context)
}
