import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { HEADERS, MEDIA, routes } from '../../../contract/api.ts'
import { HEX_32 } from '../../../contract/encodings.ts'
import { FollowUpTaken, Rating, Withdrawal } from '../../../contract/follow-up.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../keys/report-keys.ts'
import { accessKeyOf, GONE_REPORT, UNKNOWN_REPORT } from '../look-up.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'
import { type FollowUpOutcome, type SentFollowUp, takeRating, takeWithdrawal } from '../take-follow-up.ts'
import { bytesAsTheyCame, checkDigest, DIGEST_DETAILS, mediaTypeOf } from './sent-bytes.ts'

/** Ample for every answer there is, inside the intake seal. */
const BODY_BYTES = 4096

const CODES = {
  unknown: 'report-unknown',
  gone: 'report-gone',
  'seal-broken': 'seal-broken',
  'not-json': 'not-json',
  invalid: 'request-invalid',
  'not-closed': 'not-closed',
  differs: 'rating-differs',
  late: 'withdrawn-late',
} as const

const DETAILS = {
  'report-unknown': UNKNOWN_REPORT,
  'report-gone': GONE_REPORT,
  'seal-broken': 'Fetch the poster again and seal to its intakeKey.',
  'not-json': 'The body must be one JSON object in UTF-8.',
  'request-invalid': 'See /docs for the schema; a reason is named once.',
  'not-closed': 'What came of it can be rated once the look-up says "done".',
  'rating-differs': 'Each closing is rated once. If it is reopened, it can be rated again when it is done.',
  'withdrawn-late': 'This work order has ended. Its contact is deleted 30 days later.',
} as const

type Take = (sent: SentFollowUp, context: Context) => Promise<FollowUpOutcome>
type Named = { Params: { id: string }; Body: Buffer | undefined }

const bearer = Type.Object({
  authorization: Type.String({ description: 'Bearer and the access key, 32 lower-case hex digits' }),
})

/** What the holder of a receipt code says of the outcome, or takes back. `held` is told of what waits for a release. */
export function followUpRoutes(app: FastifyInstance, context: Context, held: () => void): void {
  const route = (address: string, summary: string, body: TSchema, take: Take) =>
    app.put<Named>(
      address,
      {
        bodyLimit: BODY_BYTES,
        schema: {
          summary,
          params: Type.Object({ id: Type.String({ pattern: HEX_32 }) }),
          headers: Type.Object({
            ...bearer.properties,
            [HEADERS.digest]: Type.String({ description: 'sha-256=:base64: of the bytes sent (RFC 9530)' }),
          }),
          consumes: [MEDIA.json, MEDIA.sealed],
          body,
          response: { 200: FollowUpTaken, 201: FollowUpTaken, '4xx': PROBLEM_ANSWER, '5xx': PROBLEM_ANSWER },
        },
        ...bytesAsTheyCame,
        onRequest: (request, reply, done) => {
          if (mediaTypeOf(request) === MEDIA.sealed) reply.header('connection', 'close')
          done()
        },
      },
      async (request, reply) => {
        const body = request.body ?? Buffer.alloc(0)
        reply.header('cache-control', 'no-store')
        const digest = sha256(body)
        // Of nothing there is nothing to damage on the way.
        const refused = body.length === 0 ? undefined : checkDigest(request, digest)
        if (refused) return sendProblem(reply, refused, DIGEST_DETAILS[refused])
        const outcome = await take({ ...sentBy(request), body, digest }, context)
        if (outcome.name === 'stored' && outcome.waits) held()
        return answer(reply, outcome)
      },
    )
  route(routes.rating(':id'), 'Rate what came of a report; safe to repeat with the same bytes', Rating, takeRating)
  route(routes.withdrawn(':id'), 'Withdraw a report; safe to repeat', Withdrawal, takeWithdrawal)
}

const sentBy = (request: FastifyRequest<Named>) => ({
  id: request.params.id,
  accessKey: accessKeyOf(request.headers.authorization),
  mediaType: mediaTypeOf(request),
})

function answer(reply: FastifyReply, outcome: FollowUpOutcome): FastifyReply {
  if (outcome.name === 'stored' || outcome.name === 'known')
    return reply.code(outcome.name === 'stored' ? 201 : 200).send({ day: outcome.day } satisfies FollowUpTaken)
  const code = CODES[outcome.name]
  return sendProblem(reply, code, DETAILS[code])
}
