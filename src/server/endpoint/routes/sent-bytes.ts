import type { FastifyRequest } from 'fastify'
import { digestOf, HEADERS } from '../../../contract/api.ts'
import { sameBytes } from '../keys/report-keys.ts'

/** The schema is for the API page; the bytes themselves are digested and read by the route, which must see them unchanged. */
export const bytesAsTheyCame = {
  validatorCompiler: () => () => true,
  serializerCompiler: () => JSON.stringify,
} as const

export const mediaTypeOf = ({ headers }: FastifyRequest): string =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''

export const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

export const DIGEST_DETAILS = {
  'digest-missing': 'Send Content-Digest: sha-256=:…: over the bytes of the body (RFC 9530).',
  'digest-malformed': 'Content-Digest must hold sha-256=:…: with the base64 of 32 bytes.',
  'digest-differs': 'The body was changed or cut off on its way. Send it again.',
} as const

/** @returns undefined when the Content-Digest header says what the bytes are */
export function checkDigest(request: FastifyRequest, actual: Buffer): keyof typeof DIGEST_DETAILS | undefined {
  const given = header(request, HEADERS.digest)
  if (given === undefined) return 'digest-missing'
  const stated = digestOf(given)
  if (stated === undefined) return 'digest-malformed'
  return sameBytes(Buffer.from(stated, 'base64'), actual) ? undefined : 'digest-differs'
}
