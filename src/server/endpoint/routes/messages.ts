import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { HEADERS, MEDIA, routes } from '../../../contract/api.ts'
import { HEX_32 } from '../../../contract/encodings.ts'
import { Message, MessageTaken } from '../../../contract/follow-up.ts'
import { LIMITS } from '../../../contract/limits.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../keys/report-keys.ts'
import { accessKeyOf, GONE_REPORT, UNKNOWN_REPORT } from '../look-up.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'
import { takeMessage } from '../take-message.ts'
import { bytesAsTheyCame, checkDigest, DIGEST_DETAILS, mediaTypeOf } from './sent-bytes.ts'

const NAME = new RegExp(HEX_32)

/** The JSON around the sealed text, and the intake seal around both. */
const AROUND_BYTES = 1024

const DETAILS = {
  'message-differs': 'Another message was sent under this name. Choose a new one.',
  'report-unknown': UNKNOWN_REPORT,
  'report-gone': GONE_REPORT,
  'too-many': 'This report has as many messages as it may have. Wait for an answer.',
  'seal-broken': 'Fetch the poster again and seal to its intakeKey.',
  'not-json': 'The message must be one JSON object in UTF-8.',
  'request-invalid': 'A message is {"version":1,"sealed":base64 of an age file}.',
} as const

const CODES = {
  differs: 'message-differs',
  unknown: 'report-unknown',
  gone: 'report-gone',
  'too-many': 'too-many',
  'seal-broken': 'seal-broken',
  'not-json': 'not-json',
  invalid: 'request-invalid',
} as const

const DAY_SECONDS = 86_400

/** More from the holder of a receipt code, for the reviewers. `messaged` is told of every one stored. */
export function messageRoutes(app: FastifyInstance, context: Context, messaged: () => void): void {
  app.put<{ Params: { id: string; mid: string }; Body: Buffer | undefined }>(
    routes.message(':id', ':mid'),
    {
      bodyLimit: LIMITS.messageBytes + AROUND_BYTES,
      schema: {
        summary: 'Add a message to a report; safe to repeat with the same bytes',
        params: Type.Object({ id: Type.String({ pattern: HEX_32 }), mid: Type.String({ pattern: HEX_32 }) }),
        headers: Type.Object({
          authorization: Type.String({ description: 'Bearer and the access key, 32 lower-case hex digits' }),
          [HEADERS.digest]: Type.String({ description: 'sha-256=:base64: of the bytes sent (RFC 9530)' }),
        }),
        consumes: [MEDIA.json, MEDIA.sealed],
        body: Message,
        response: { 200: MessageTaken, 201: MessageTaken, '4xx': PROBLEM_ANSWER, '5xx': PROBLEM_ANSWER },
      },
      ...bytesAsTheyCame,
      onRequest: (request, reply, done) => {
        if (mediaTypeOf(request) === MEDIA.sealed) reply.header('connection', 'close')
        done()
      },
    },
    async (request, reply) => {
      const { id, mid } = request.params
      const body = request.body ?? Buffer.alloc(0)
      reply.header('cache-control', 'no-store')
      if (!NAME.test(mid)) return sendProblem(reply, 'id-malformed', 'A message is named by 32 lower-case hex digits.')
      const digest = sha256(body)
      const refused = checkDigest(request, digest)
      if (refused) return sendProblem(reply, refused, DIGEST_DETAILS[refused])
      const accessKey = accessKeyOf(request.headers.authorization)
      const outcome = await takeMessage({ id, mid, accessKey, mediaType: mediaTypeOf(request), body, digest }, context)
      if (outcome.name === 'stored' || outcome.name === 'known') {
        if (outcome.name === 'stored') messaged()
        return reply.code(outcome.name === 'stored' ? 201 : 200).send({ mid, day: outcome.day } satisfies MessageTaken)
      }
      const code = CODES[outcome.name]
      if (code === 'too-many') reply.header('retry-after', DAY_SECONDS)
      return sendProblem(reply, code, DETAILS[code])
    },
  )
}
