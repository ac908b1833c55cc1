import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { STAFF_PAGES } from '../../../contract/api.ts'
import { StartError } from '../start-error.ts'
import { compressPage, sendPage } from './compressed.ts'

/** The staff's application: one page for every address below `/staff/`, and its files. */
export async function staffPage(app: FastifyInstance, staffDir: string): Promise<void> {
  const page = compressPage(readPage(staffDir))
  await app.register(fastifyStatic, {
    root: join(staffDir, 'assets'),
    prefix: `${STAFF_PAGES.start}assets/`,
    decorateReply: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  for (const path of ['/staff', '/staff/*'])
    app.get(path, { schema: { hide: true } }, async (request, reply) =>
      sendPage(request, reply, await page, 200, 'no-cache'),
    )
}

function readPage(staffDir: string): string {
  try {
    return readFileSync(join(staffDir, 'index.html'), 'utf8')
  } catch {
    throw new StartError('The staff pages have not been built. Run "npm run build" first.')
  }
}
