import type { FastifyReply } from 'fastify'
import { MEDIA } from '../../contract/api.ts'
import { PROBLEMS, Problem, type ProblemCode } from '../../contract/problem.ts'

type Extra = Partial<Pick<Problem, 'errors' | 'missing' | 'challenge' | 'difficulty' | 'open' | 'version' | 'steps'>>

/** How a route describes its errors. */
export const PROBLEM_ANSWER = {
  description: 'Refused; `code` says why (RFC 9457)',
  content: { [MEDIA.problem]: { schema: Problem } },
} as const

/** The body of an error; `detail` tells the reader what to do about it. */
export function problem(code: ProblemCode, detail: string, extra: Extra = {}): Problem {
  const { status, title } = PROBLEMS[code]
  return { type: 'about:blank', status, title, detail, code, ...extra }
}

export function sendProblem(reply: FastifyReply, code: ProblemCode, detail: string, extra: Extra = {}): FastifyReply {
  const body = problem(code, detail, extra)
  return reply.code(body.status).header('content-type', MEDIA.problem).header('cache-control', 'no-store').send(body)
}
