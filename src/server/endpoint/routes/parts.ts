import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { API, HEADERS, MEDIA } from '../../../contract/api.ts'
import { CAPABILITY, HEX_64 } from '../../../contract/encodings.ts'
import { LIMITS } from '../../../contract/limits.ts'
import { PART_CONTEXT } from '../clean-photo.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../keys/report-keys.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'

const NAME = new RegExp(HEX_64)
const CAP = new RegExp(CAPABILITY)

/** Pieces of photos. They come before their report, under the name of their hash, so that a cut-off upload goes on where it stopped. */
export function partRoutes(app: FastifyInstance, { store, keys, cipher, clock, knownCapability }: Context): void {
  app.put<{ Params: { sha256: string }; Body: Buffer | undefined }>(
    `${API}/parts/:sha256`,
    {
      bodyLimit: LIMITS.partBytes,
      schema: {
        summary: 'Store one piece of a photo under its SHA-256; safe to repeat',
        params: Type.Object({ sha256: Type.String({ pattern: HEX_64 }) }),
        headers: Type.Object({ [HEADERS.capability]: Type.String({ pattern: CAPABILITY }) }),
        consumes: [MEDIA.part],
        response: { 201: Type.Null({ description: 'stored, or there already' }), '4xx': PROBLEM_ANSWER },
      },
      validatorCompiler: () => () => true,
      serializerCompiler: () => JSON.stringify,
      onRequest: (_request, reply, done) => {
        reply.header('connection', 'close')
        done()
      },
    },
    async (request, reply) => {
      const { sha256: name } = request.params
      const body = request.body ?? Buffer.alloc(0)
      const capability = request.headers[HEADERS.capability]
      reply.header('cache-control', 'no-store')
      if (!NAME.test(name))
        return sendProblem(reply, 'id-malformed', 'A piece is named by the 64 hex digits of its SHA-256.')
      if (typeof capability !== 'string')
        return sendProblem(reply, 'cap-refused', 'Send the capability of the report in Jianfu-Cap.')
      if (!CAP.test(capability))
        return sendProblem(reply, 'cap-malformed', 'Jianfu-Cap is h1. and 43 characters of base64url.')
      if (!(await knownCapability(capability)))
        return sendProblem(reply, 'cap-refused', 'Fetch the poster again and use its capability.')
      if (sha256(body).toString('hex') !== name)
        return sendProblem(reply, 'part-differs', 'The bytes were changed or cut off on their way. Send them again.')
      await store.parts.put(keys.ofPart(name), cipher.seal(body, PART_CONTEXT), clock.day())
      return reply.code(201).send()
    },
  )
}
