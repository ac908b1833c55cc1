import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { Counter, Registry } from 'prom-client'
import type { Store } from '../../store/types.ts'

/** Below this the server takes no reports: better refused with a reason than lost half-written. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024
/** Below this no photos: whoever floods the server with pieces must leave room for what others have to say. */
const LEAST_FREE_FOR_PHOTOS = 3 * LEAST_FREE_BYTES

export async function enoughSpace(folder: string, photos = false): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize >= (photos ? LEAST_FREE_FOR_PHOTOS : LEAST_FREE_BYTES)
}

/**
 * Figures for the operator's monitoring. Reports are not counted: a counter that moves at once is a clock, and one that moves at
 * the release shows how many came on a day, which only sums of blocks may tell (rule 8).
 */
export function metrics() {
  const registry = new Registry()
  const releases = new Counter({
    name: 'jianfu_releases_total',
    help: 'Releases, also empty ones',
    registers: [registry],
  })
  const faults = new Counter({ name: 'jianfu_faults_total', help: 'Faults answered with 500', registers: [registry] })
  return { registry, releases, faults }
}

export function healthRoutes(app: FastifyInstance, store: Store, dataDir: string, registry: Registry): void {
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    reply.type('text/plain').header('cache-control', 'no-store')
    if (!(await enoughSpace(dataDir))) return reply.code(503).send('disk almost full: make space in DATA_DIR\n')
    try {
      await store.probe()
      return reply.send('ok\n')
    } catch {
      return reply.code(503).send('the store cannot be written to\n')
    }
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics()),
  )
}
