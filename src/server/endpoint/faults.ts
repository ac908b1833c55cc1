import type { FastifyError, FastifyInstance } from 'fastify'
import type { Counter } from 'prom-client'
import type { ProblemCode } from '../../contract/problem.ts'
import { sendProblem } from './problems.ts'

/** What Fastify itself refuses, in our words. Everything else with a status below 500 is a bad request. */
const REFUSALS: Readonly<Record<string, { readonly code: ProblemCode; readonly detail: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'too-large',
    detail: 'A report has at most 128 KiB, a piece of a photo 64 KiB. Send smaller photos.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'media-type',
    detail: 'Reports are application/json or application/vnd.jianfu.sealed, pieces application/octet-stream.',
  },
}

/** One place where errors become answers. A fault is logged by kind and place in the code, and says nothing about itself to the client. */
export function answerFaults(app: FastifyInstance, faults: Counter): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const refusal = REFUSALS[error.code]
    if (refusal) return sendProblem(reply, refusal.code, refusal.detail)
    if (error.statusCode && error.statusCode < 500)
      return sendProblem(reply, 'bad-request', 'The request could not be read. See /docs for what is expected.')
    faults.inc()
    app.log.error({ err: error }, 'fault')
    return sendProblem(reply.header('retry-after', '30'), 'fault', 'Keep the report and send it again later.')
  })
}
