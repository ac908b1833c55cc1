import type { FastifyReply } from 'fastify'
import { sendProblem } from '../problems.ts'

/** Refused sign-ins, proofs and codes: one answer for all, so that it tells nothing. */
export const signInRefused = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'sign-in-refused', 'Check name, password and code, and try again.')

export const tooMany = (reply: FastifyReply, seconds: number): FastifyReply =>
  sendProblem(reply.header('retry-after', String(seconds)), 'too-many', 'Wait as told by Retry-After, then try again.')

export const spent = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'invitation-spent', 'Ask an administrator for a new link.')

export const notFound = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'not-found', 'There is no such thing within your scope.')

/** A breach that no schema can state. */
export const invalid = (reply: FastifyReply, path: string, message: string): FastifyReply =>
  sendProblem(reply, 'request-invalid', 'See errors, and /docs for the schema.', { errors: [{ path, message }] })
