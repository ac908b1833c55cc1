import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './problems.ts'

/**
 * Requests no route takes: 405 with the methods of an address that is there, else 404. Answered before a body is read, so that
 * its media type or length does not matter. Must come before the routes, which it listens to.
 */
export function answerStrays(app: FastifyInstance): void {
  const methodsOf = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const methods = methodsOf.get(url) ?? new Set()
    for (const each of [method].flat()) methods.add(each)
    methodsOf.set(url, methods)
  })
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const allowed = [...methodsOf].find(([pattern]) => fits(path, pattern))?.[1]
    return allowed && !allowed.has(request.method)
      ? sendProblem(
          reply.header('allow', [...allowed].sort().join(', ')),
          'method-not-allowed',
          'See Allow, and /docs for the addresses of this server.',
        )
      : sendProblem(reply, 'not-found', 'See /docs for the addresses of this server.')
  }
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) answer(request, reply)
    else done()
  })
  app.setNotFoundHandler(answer)
}

/** Whether a path is one of a pattern such as `/api/v1/parts/:sha256`. */
function fits(path: string, pattern: string): boolean {
  const given = path.split('/')
  const expected = pattern.split('/')
  return (
    given.length === expected.length && expected.every((part, index) => part.startsWith(':') || part === given[index])
  )
}
