import { vi } from 'vitest'
import { PROBLEMS, type ProblemCode } from '../../src/contract/problem.ts'
import type { Session } from '../../src/contract/staff/account.ts'
import type { Role } from '../../src/contract/staff/roles.ts'

export interface Request {
  readonly method: string
  readonly url: string
  readonly body: unknown
}

export const done = (body?: unknown): Response =>
  body === undefined ? new Response(null, { status: 204 }) : Response.json(body)

export const refused = (code: ProblemCode, headers: Record<string, string> = {}): Response =>
  Response.json({ code, ...PROBLEMS[code] }, { status: PROBLEMS[code].status, headers })

/** Stands in for the network: answers by `METHOD /path`; what is not named is unreachable. @returns the requests, as they come */
export function aServer(answers: Readonly<Record<string, (request: Request) => Response>>): Request[] {
  const requests: Request[] = []
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
    const request = { method, url, body: body === undefined ? undefined : JSON.parse(String(body)) }
    requests.push(request)
    const answer = answers[`${method} ${url.split('?')[0]}`]
    if (!answer) throw new TypeError('no network')
    return answer(request)
  })
  return requests
}

export const SALT = '00112233445566778899aabbccddeeff'

/** Somebody at the city's office. */
export const aSession = (role: Role, more: Partial<Session> = {}): Session => ({
  member: {
    ...{ id: '0'.repeat(32), name: '王芳', role, state: 'active', keyState: 'none', secondFactor: false },
    ...{ place: '371000000000', placeName: '威海市' },
  },
  ...{ operator: '威海市减负办', mode: 'production', root: '371000000000', salt: SALT, idleMinutes: 120 },
  ...more,
})
