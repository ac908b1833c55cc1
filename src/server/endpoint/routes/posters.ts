import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { API, routes } from '../../../contract/api.ts'
import { Challenge } from '../../../contract/challenge.ts'
import { Poster } from '../../../contract/poster.ts'
import { TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import { isKnown } from '../conditional.ts'
import type { Context } from '../context.ts'
import { NOT_READY_SECONDS, POSTER_PROBLEMS } from '../poster-book.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'

/** What a phone must know before it can report: the poster, the categories, the price of work. */
export function posterRoutes(app: FastifyInstance, { book, work }: Context): void {
  app.get<{ Params: { code: string } }>(
    `${API}/posters/:code`,
    {
      schema: {
        summary: 'What a posted code stands for',
        params: Type.Object({ code: Type.String() }),
        response: { 200: Poster, '4xx': PROBLEM_ANSWER, 503: PROBLEM_ANSWER },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async ({ params }, reply) => {
      const answer = await book.look(params.code)
      if (answer.name === 'found') return reply.header('cache-control', 'no-cache').send(answer.poster)
      const { code, detail } = POSTER_PROBLEMS[answer.name]
      if (answer.name === 'not-ready') reply.header('retry-after', NOT_READY_SECONDS)
      return sendProblem(reply, code, detail)
    },
  )

  const taxonomy = JSON.stringify(TAXONOMY)
  const etag = `"${createHash('sha256').update(taxonomy).digest('hex').slice(0, 32)}"`
  app.get(
    routes.taxonomy,
    { schema: { summary: 'Categories, sub-types, issuers and wishes, in Chinese and English' } },
    async (request, reply) => {
      reply.header('etag', etag).header('cache-control', 'no-cache')
      if (isKnown(request.headers, etag)) return reply.code(304).send()
      return reply.type('application/json; charset=utf-8').send(taxonomy)
    },
  )

  app.get(
    routes.challenge,
    { schema: { summary: 'Proof of work, the same for everybody within ten minutes', response: { 200: Challenge } } },
    async (_request, reply) => reply.header('cache-control', 'no-store').send(work.challenge()),
  )
}
