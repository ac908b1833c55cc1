import type { FastifyReply, FastifyServerOptions } from 'fastify'
import { MEDIA } from '../../contract/api.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { problem, sendProblem } from './problems.ts'

const UNREADABLE = 'The request could not be read. See /docs for what is expected.'
const TOO_SLOW = 'The request took too long to arrive. Keep the report and send it again.'

/**
 * What is refused before there is a route: addresses that cannot be decoded, requests that are no HTTP or never end. These
 * answers are problems like all others; the framework's own would quote the address and write it to the log.
 */
export const refusals = (
  secure: (reply: FastifyReply) => void,
): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> => ({
  frameworkErrors: (error, _request, reply) => {
    secure(reply.type(MEDIA.problem) as FastifyReply)
    if (error.code === 'FST_ERR_MAX_PARAM_LENGTH')
      sendProblem(reply as FastifyReply, 'not-found', 'See /docs for the addresses of this server.')
    else sendProblem(reply as FastifyReply, 'bad-request', UNREADABLE)
  },
  clientErrorHandler: (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    socket.end(
      error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? rawAnswer('unavailable', TOO_SLOW)
        : rawAnswer('bad-request', UNREADABLE),
    )
  },
})

const REASONS: Readonly<Record<number, string>> = { 400: 'Bad Request', 503: 'Service Unavailable' }

/** A whole HTTP answer, for a connection on which no request could be read. */
function rawAnswer(code: ProblemCode, detail: string): string {
  const body = problem(code, detail)
  const text = JSON.stringify(body)
  const lines = [
    `HTTP/1.1 ${body.status} ${REASONS[body.status] ?? ''}`,
    `Content-Type: ${MEDIA.problem}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Cache-Control: no-store',
    ...(body.status === 503 ? ['Retry-After: 30'] : []),
    'Connection: close',
  ]
  return `${lines.join('\r\n')}\r\n\r\n${text}`
}
