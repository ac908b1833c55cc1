import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { placeChoiceRoute } from './choices.ts'
import { placeDetailRoutes } from './detail.ts'
import { placeExportRoute } from './export.ts'
import { registerImportRoutes } from './register-import.ts'
import { placeSearchRoute } from './search.ts'

/** The register of places: choosing, finding, naming, importing. */
export async function placeRoutes(app: FastifyInstance, context: Context): Promise<void> {
  placeChoiceRoute(app, context)
  placeSearchRoute(app, context)
  placeDetailRoutes(app, context)
  placeExportRoute(app, context)
  await app.register((large) => registerImportRoutes(large, context))
}
