import type { FastifyReply, FastifyRequest } from 'fastify'
import { API } from '../../../contract/api.ts'
import { DEVICE_DAYS } from '../../accounts/device.ts'
import type { Opened } from '../../accounts/open-session.ts'
import { hashToken } from '../../accounts/tokens.ts'

const SESSION_COOKIE = 'jianfu_staff'
const DEVICE_COOKIE = 'jianfu_device'

/** Out of reach of scripts, and of requests that other sites cause. Secure only where there is https: elsewhere it would never come back. */
const options = (https: boolean) =>
  ({ path: `${API}/staff`, httpOnly: true, sameSite: 'strict', secure: https }) as const

/** SHA-256 of the session token a request brings, or undefined if it brings none. */
export function sessionOf(request: FastifyRequest): Buffer | undefined {
  const token = request.cookies[SESSION_COOKIE]
  return token === undefined ? undefined : hashToken(token)
}

export const deviceOf = (request: FastifyRequest): string | undefined => request.cookies[DEVICE_COOKIE]

/** The session's cookie goes when the browser closes, if the server does not end it earlier; the device's stays for a year. */
export const setSession = (reply: FastifyReply, { token, device }: Opened, https: boolean): FastifyReply =>
  reply
    .setCookie(SESSION_COOKIE, token, options(https))
    .setCookie(DEVICE_COOKIE, device, { ...options(https), maxAge: DEVICE_DAYS * 86_400 })

export const clearSession = (reply: FastifyReply, https: boolean): FastifyReply =>
  reply.clearCookie(SESSION_COOKIE, options(https))
