import type { FastifyInstance, FastifyReply } from 'fastify'
import Type from 'typebox'
import { API, HEADERS, MEDIA } from '../../../contract/api.ts'
import { CAPABILITY, HEX_32 } from '../../../contract/encodings.ts'
import { LIMITS } from '../../../contract/limits.ts'
import { Receipt } from '../../../contract/receipt.ts'
import { Report } from '../../../contract/report.ts'
import { ReportStatus } from '../../../contract/status.ts'
import type { Context } from '../context.ts'
import { type IntakeOutcome, intake } from '../intake.ts'
import { sha256 } from '../keys/report-keys.ts'
import { accessKeyOf, GONE_REPORT, lookUp, UNKNOWN_REPORT } from '../look-up.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'
import { bytesAsTheyCame, checkDigest, DIGEST_DETAILS, header, mediaTypeOf } from './sent-bytes.ts'

const ID = new RegExp(HEX_32)

const filingHeaders = Type.Object({
  [HEADERS.digest]: Type.String({ description: 'sha-256=:base64: of the bytes sent (RFC 9530)' }),
  [HEADERS.capability]: Type.String({ pattern: CAPABILITY }),
  [HEADERS.work]: Type.Optional(Type.String({ description: 'challenge:counter, when pow-needed asked for it' })),
})

/** Filing a report and looking up its state. `filed` is told of every committed report. */
export function reportRoutes(app: FastifyInstance, context: Context, filed: (kind: Report['kind']) => void): void {
  const tools = { ...context, filed: (report: Report) => filed(report.kind) }
  const idParams = Type.Object({ id: Type.String({ pattern: HEX_32 }) })

  app.put<{ Params: { id: string }; Body: Buffer | undefined }>(
    `${API}/reports/:id`,
    {
      bodyLimit: LIMITS.bodyBytes,
      schema: {
        summary: 'File a report; safe to repeat with the same bytes',
        params: idParams,
        headers: filingHeaders,
        consumes: [MEDIA.json, MEDIA.sealed],
        body: Report,
        response: { 200: Receipt, 201: Receipt, '4xx': PROBLEM_ANSWER, '5xx': PROBLEM_ANSWER },
      },
      ...bytesAsTheyCame,
      // One report must not be joined to the next by the connection it came through; only phones send the sealed form.
      onRequest: (request, reply, done) => {
        if (mediaTypeOf(request) === MEDIA.sealed) reply.header('connection', 'close')
        done()
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const body = request.body ?? Buffer.alloc(0)
      reply.header('cache-control', 'no-store')
      if (!ID.test(id)) return sendProblem(reply, 'id-malformed', 'The id of a report is 32 lower-case hex digits.')
      const digest = sha256(body)
      const refused = checkDigest(request, digest)
      if (refused) return sendProblem(reply, refused, DIGEST_DETAILS[refused])
      const outcome = await intake(
        {
          id,
          mediaType: mediaTypeOf(request),
          body,
          digest,
          capability: header(request, HEADERS.capability),
          work: header(request, HEADERS.work),
        },
        tools,
      )
      return answer(reply, outcome)
    },
  )

  app.get<{ Params: { id: string } }>(
    `${API}/reports/:id`,
    {
      schema: {
        summary: 'State of a report, for the holder of its receipt code',
        params: idParams,
        headers: Type.Object({
          authorization: Type.String({ description: 'Bearer and the access key, 32 lower-case hex digits' }),
        }),
        response: { 200: ReportStatus, 404: PROBLEM_ANSWER },
      },
      validatorCompiler: () => () => true,
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply) => {
      const status = await lookUp(request.params.id, accessKeyOf(request.headers.authorization), context)
      reply.header('cache-control', 'no-store')
      return status ? reply.send(status) : sendProblem(reply, 'report-unknown', UNKNOWN_REPORT)
    },
  )
}

function answer(reply: FastifyReply, outcome: IntakeOutcome): FastifyReply {
  switch (outcome.name) {
    case 'filed':
      return reply.code(201).send(outcome.receipt)
    case 'known':
      return reply.code(200).send(outcome.receipt)
    case 'differs':
      return sendProblem(
        reply,
        'report-differs',
        'Other bytes were filed under this id. File this report under a new id.',
      )
    case 'gone':
      return sendProblem(reply, 'report-gone', GONE_REPORT)
    case 'seal-broken':
      return sendProblem(reply, 'seal-broken', 'Fetch the poster again and seal to its intakeKey.')
    case 'not-json':
      return sendProblem(reply, 'not-json', 'The report must be one JSON object in UTF-8.')
    case 'invalid':
      return sendProblem(reply, 'report-invalid', 'See errors: each names a field and what is wrong with it.', {
        errors: [...outcome.errors],
      })
    case 'cap-malformed':
      return sendProblem(reply, 'cap-malformed', 'Jianfu-Cap is h1. and 43 characters of base64url.')
    case 'cap-refused':
      return sendProblem(reply, 'cap-refused', 'Fetch the poster again and use the capability of the chosen place.')
    case 'pow-needed':
      return sendProblem(reply, 'pow-needed', 'Find a counter whose hash begins with that many zero bits.', {
        challenge: outcome.challenge,
        difficulty: outcome.difficulty,
      })
    case 'parts-missing':
      return sendProblem(reply, 'parts-missing', 'Send the pieces named in missing, then this report again.', {
        missing: [...outcome.missing],
      })
  }
}
