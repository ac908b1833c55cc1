import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problems.ts'
import { enoughSpace } from './routes/health.ts'

const CHECK_MS = 10_000

/**
 * Refuses reports while the disk is almost full, with 503 and Retry-After: phones keep what they have.
 *
 * @param photos for the routes of photos, which are refused earlier
 */
export function sheddingLoad(app: FastifyInstance, dataDir: string, photos = false): void {
  let open = true
  const check = () =>
    enoughSpace(dataDir, photos).then(
      (enough) => (open = enough),
      () => undefined,
    )
  const timer = setInterval(check, CHECK_MS)
  timer.unref()
  app.addHook('onReady', async () => void (await check()))
  app.addHook('onClose', async () => clearInterval(timer))
  app.addHook('onRequest', (request, reply, done) => {
    if (open || request.method !== 'PUT') return done()
    sendProblem(reply.header('retry-after', '300'), 'unavailable', 'The disk of the server is almost full.')
  })
}
