import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { routes } from '../../../contract/api.ts'
import { isPosterCode, normalizePosterCode } from '../../../contract/poster-code.ts'
import { TROUBLES } from '../../../contract/sheet.ts'
import { mondayOf } from '../../../contract/staff/period.ts'
import type { Context } from '../context.ts'
import { POSTER_PROBLEMS } from '../poster-book.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'

/**
 * Anybody who stands before a torn or covered sheet may say so. What is kept is code, trouble and the Monday of the week: told
 * once or by many, the row is the same, and nothing in it leads to who told it.
 */
export function posterTroubleRoute(app: FastifyInstance, { store, clock }: Context): void {
  app.put<{ Params: { code: string; trouble: string } }>(
    routes.posterTrouble(':code', ':trouble'),
    {
      schema: {
        summary: 'Tell that a sheet is torn, covered, tampered with or gone; safe to repeat',
        params: Type.Object({ code: Type.String(), trouble: Type.Enum([...TROUBLES]) }),
        response: { 204: Type.Null({ description: 'told, or told before' }), '4xx': PROBLEM_ANSWER },
      },
      validatorCompiler: () => () => true,
      serializerCompiler: () => JSON.stringify,
    },
    async ({ params }, reply) => {
      const trouble = TROUBLES.find((known) => known === params.trouble)
      const code = normalizePosterCode(params.code)
      if (!trouble) return sendProblem(reply, 'not-found', 'See /docs for what can be told of a sheet.')
      const poster = isPosterCode(code) ? await store.posters.get(code) : undefined
      if (!poster || poster.revoked) {
        const { code: name, detail } = POSTER_PROBLEMS[refusalOf(code, poster !== undefined)]
        return sendProblem(reply, name, detail)
      }
      await store.troubles.mark(code, trouble, mondayOf(clock.day()))
      return reply.code(204).header('cache-control', 'no-store').send()
    },
  )
}

/** A withdrawn sheet is to be taken down anyway: nothing more has to be known of it. */
function refusalOf(code: string, isKnown: boolean): 'mistyped' | 'unknown' | 'revoked' {
  if (isKnown) return 'revoked'
  return isPosterCode(code) ? 'unknown' : 'mistyped'
}
