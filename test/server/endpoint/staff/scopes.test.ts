import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../../../src/contract/staff/roles.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN } from '../../../setup/places.ts'
import { OWN_ORIGIN, STAFF, signedIn } from '../../../setup/staff.ts'
import { STAFF_ROUTES, type StaffRouteCase } from './routes-table.ts'

const CITY = '371000000000'
const OTHER_COUNTY = '371003000000'
const nameOf = ({ method, url }: Pick<StaffRouteCase, 'method' | 'url'>) => `${method} ${url}`

/** Method and address of everything under `/api/v1/staff`, also of what no document tells. */
function registered(app: FastifyInstance): string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = line.match(/^([│├└─ ]*)(\S+) \(([^)]*)\)$/) ?? []
      const depth = indent.length / 4 - 1
      if (part === '' || depth < 0) return []
      above.length = depth
      above[depth] = part
      const url = above.join('')
      if (!url.startsWith(STAFF)) return []
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${url}`)
    })
}

describe('every route of the staff', () => {
  const start = endpoints()
  let endpoint: Endpoint
  const people = new Map<Role, Readonly<Record<string, string>>>()
  /** An answer that never ends is cut off. */
  const ask = async (
    { method, url }: { method: StaffRouteCase['method']; url: string },
    headers: Readonly<Record<string, string>>,
    payload?: object,
  ): Promise<string> => {
    const answer = await endpoint.app.inject({
      ...{ method, url: url.replace(/:[a-z0-9]+/g, '0'.repeat(32)), headers, payloadAsStream: true },
      ...(payload ? { payload } : {}),
    })
    const stream = answer.stream()
    if (String(answer.headers['content-type']).startsWith('text/event-stream')) stream.destroy()
    const chunks: Buffer[] = []
    if (!stream.destroyed) for await (const chunk of stream) chunks.push(Buffer.from(chunk))
    const text = Buffer.concat(chunks).toString()
    const code = text.startsWith('{') ? (JSON.parse(text) as { code?: string }).code : undefined
    return code === undefined ? String(answer.statusCode) : `${answer.statusCode} ${code}`
  }
  beforeAll(async () => {
    endpoint = await start()
  })
  /** Some routes end the session they are asked in. */
  const headersOf = async (role: Role) => {
    const known = people.get(role)
    const still = known && (await ask({ method: 'GET', url: `${STAFF}/session` }, known)) === '200'
    const headers = still ? known : (await signedIn(endpoint, { role })).headers
    people.set(role, headers)
    return headers
  }

  it('stands in the table: add a line to routes-table.ts for every route you add', () => {
    expect(registered(endpoint.app).sort()).toEqual(STAFF_ROUTES.map(nameOf).sort())
  })

  it.each(STAFF_ROUTES.filter(({ roles }) => roles !== 'anybody').map((route) => [nameOf(route), route] as const))(
    '%s is for those who are signed in',
    async (_name, route) => {
      const forged = { ...OWN_ORIGIN, cookie: `jianfu_staff=${'A'.repeat(43)}` }
      expect(await ask(route, OWN_ORIGIN)).toBe('401 sign-in-needed')
      expect(await ask(route, forged)).toBe('401 sign-in-needed')
    },
  )

  it.each(STAFF_ROUTES.map((route) => [nameOf(route), route] as const))(
    '%s asks for the role before it looks at anything else',
    async (_name, route) => {
      const { roles } = route
      for (const role of ROLES) {
        const answer = await ask(route, await headersOf(role))
        const isIn = typeof roles === 'string' || roles.includes(role)
        if (isIn) expect(answer, role).not.toMatch(/^(401|403|405|5)/)
        else expect(answer, role).toBe('403 not-yours')
      }
    },
  )

  const FOREIGN = [
    { host: 'jianfu.test' },
    { host: 'jianfu.test', origin: 'null' },
    { host: 'jianfu.test', origin: 'https://elsewhere.test' },
    { host: 'jianfu.test', origin: 'http://jianfu.test.elsewhere.test' },
    { host: 'jianfu.test', origin: 'http://jianfu.test:8443' },
  ]
  it.each(STAFF_ROUTES.filter(({ method }) => method !== 'GET').map((route) => [nameOf(route), route] as const))(
    '%s cannot be caused by a page of somebody else',
    async (_name, route) => {
      const { cookie = '' } = await headersOf('administrator')
      for (const headers of FOREIGN)
        expect(await ask(route, { ...headers, cookie } as Record<string, string>)).toBe('403 foreign-origin')
    },
  )

  /** Scope → places that may be asked about. */
  const REACH: Readonly<Record<string, readonly string[]>> = {
    [CITY]: [CITY, COUNTY, TOWN, OTHER_COUNTY],
    [COUNTY]: [COUNTY, TOWN],
    [TOWN]: [TOWN],
  }
  const aboutPlaces = STAFF_ROUTES.flatMap((route) => (typeof route.scope === 'function' ? [route] : []))
  it.each(aboutPlaces.map((route) => [nameOf(route), route] as const))(
    '%s reaches as far as the scope and no further',
    async (_name, { method, scope, roles }) => {
      if (typeof scope === 'string') return
      const able = typeof roles === 'string' ? ROLES : roles
      for (const [own, reached] of Object.entries(REACH))
        for (const role of able) {
          const { headers } = await signedIn(endpoint, { role, place: own })
          for (const place of REACH[CITY] ?? []) {
            const { url, payload } = scope(place)
            const answer = await ask({ method, url }, headers, payload)
            const said = `${role} of ${own} about ${place}`
            if (reached.includes(place)) expect(answer, said).not.toMatch(/^(401|403|405|5)/)
            else expect(answer, said).toBe('403 not-yours')
          }
        }
    },
  )
})
