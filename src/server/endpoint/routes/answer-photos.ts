import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { routes } from '../../../contract/api.ts'
import { HEX_32 } from '../../../contract/encodings.ts'
import { ANSWER_PHOTO_CONTEXT } from '../clean-photo.ts'
import type { Context } from '../context.ts'
import { accessKeyOf, findByCode, UNKNOWN_REPORT } from '../look-up.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'

/** Numbers are given from 1 on; what is none is looked for all the same, under one that is never given. */
const numberOf = (text: string): number => (/^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : 0)

/** Photos of the answer, for the holder of a receipt code. Not there, not told yet, wrong code: the same answer. */
export function answerPhotoRoute(app: FastifyInstance, context: Context): void {
  const { store, cipher } = context
  app.get<{ Params: { id: string; number: string } }>(
    routes.answerPhoto(':id', ':number'),
    {
      schema: {
        summary: 'Photo of the answer, for the holder of the receipt code',
        params: Type.Object({ id: Type.String({ pattern: HEX_32 }), number: Type.Integer({ minimum: 1 }) }),
        headers: Type.Object({
          authorization: Type.String({ description: 'Bearer and the access key, 32 lower-case hex digits' }),
        }),
        produces: ['image/jpeg'],
        response: { 404: PROBLEM_ANSWER },
      },
      validatorCompiler: () => () => true,
    },
    async (request, reply) => {
      const { id, number } = request.params
      const { admitted, statusMac } = await findByCode(id, accessKeyOf(request.headers.authorization), context)
      const photo = await store.followUps.answerPhoto(statusMac, numberOf(number))
      reply.header('cache-control', 'no-store')
      if (!admitted || !photo) return sendProblem(reply, 'report-unknown', UNKNOWN_REPORT)
      return reply.type('image/jpeg').send(cipher.open(photo, ANSWER_PHOTO_CONTEXT))
    },
  )
}
