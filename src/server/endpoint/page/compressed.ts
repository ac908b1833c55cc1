import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { accepts, isKnown } from '../conditional.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** A page in every form a phone may ask for, compressed once at full strength: the first visit on a slow link is made of these bytes. */
export interface CompressedPage {
  readonly etag: string
  readonly identity: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

export async function compressPage(html: string): Promise<CompressedPage> {
  const identity = Buffer.from(html)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length }
  const [br, gzipped] = await Promise.all([brotli(identity, { params }), zip(identity, { level: 9 })])
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  return { etag, identity, br, gzip: gzipped }
}

export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: CompressedPage,
  status: number,
  cacheControl: string,
): FastifyReply {
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', cacheControl)
    .header('vary', 'Accept-Encoding')
  if (status === 200) {
    reply.header('etag', page.etag)
    if (isKnown(request.headers, page.etag)) return reply.code(304).send()
  }
  if (accepts(request.headers, 'br')) return reply.header('content-encoding', 'br').send(page.br)
  if (accepts(request.headers, 'gzip')) return reply.header('content-encoding', 'gzip').send(page.gzip)
  return reply.send(page.identity)
}
