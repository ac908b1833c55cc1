import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { API } from '../../../contract/api.ts'

const NAME = 'jianfu_staff'
const TOKEN_BYTES = 32

/** The store keeps this alone: a stolen database opens no session and takes no invitation. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** 32 random bytes base64url: of a session, or of an invitation's link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** Out of reach of scripts, and of requests that other sites cause. Secure only where there is https: elsewhere it would never come back. */
export const cookieOptions = (https: boolean) =>
  ({ path: `${API}/staff`, httpOnly: true, sameSite: 'strict', secure: https }) as const

/** SHA-256 of the session token a request brings, or undefined if it brings none. */
export function sessionOf(request: FastifyRequest): Buffer | undefined {
  const token = request.cookies[NAME]
  return token === undefined ? undefined : hashToken(token)
}

/** Without an end of its own: it goes when the browser closes, and the server ends it earlier. */
export const setSession = (reply: FastifyReply, token: string, https: boolean): FastifyReply =>
  reply.setCookie(NAME, token, cookieOptions(https))

export const clearSession = (reply: FastifyReply, https: boolean): FastifyReply =>
  reply.clearCookie(NAME, cookieOptions(https))
