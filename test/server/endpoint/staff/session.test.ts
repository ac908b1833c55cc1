import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { SecondFactorOffer, Session } from '../../../../src/contract/staff/account.ts'
import { MORNING } from '../../../setup/clock.ts'
import { type Endpoint, endpoints, forEachEndpoint } from '../../../setup/endpoint.ts'
import { OWN_ORIGIN, type SignedIn, signedIn } from '../../../setup/staff.ts'

const later = (minutes: number) => new Date(Date.parse(MORNING) + minutes * 60_000).toISOString()
const wrong = () => randomBytes(32).toString('hex')

interface Attempt {
  readonly name?: string
  readonly login?: string
  readonly code?: string
}

/** Asks for a session, from an address of one's own choice. */
const signIn = (endpoint: Endpoint, attempt: Attempt, headers: Record<string, string> = {}, address = '198.51.100.1') =>
  endpoint.app.inject({
    ...{ method: 'POST', url: staffRoutes.session, remoteAddress: address, payload: attempt },
    headers: { ...OWN_ORIGIN, ...headers },
  })
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) =>
  answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
const saying = (answer: Awaited<ReturnType<typeof signIn>>) => {
  const { code } = answer.body === '' ? { code: undefined } : answer.json<{ code?: string }>()
  return code === undefined ? String(answer.statusCode) : `${answer.statusCode} ${code}`
}
const call = async (
  endpoint: Endpoint,
  { headers }: Pick<SignedIn, 'headers'>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
) => endpoint.app.inject({ ...{ method, url, headers }, ...(payload ? { payload } : {}) })
const whoAmI = async (endpoint: Endpoint, person: Pick<SignedIn, 'headers'>) =>
  saying(await call(endpoint, person, 'GET', staffRoutes.session))

forEachEndpoint((start) => {
  describe('signing in', () => {
    it('with name and login key opens a session that says who one is', async () => {
      const endpoint = await start()
      const { member, login } = await signedIn(endpoint, { role: 'reviewer', name: '王丽' })
      const answer = await signIn(endpoint, { name: '王丽', login })
      const expected = { operator: '威海市减负办', mode: 'production', root: '371000000000', salt: member.salt }
      expect(answer.json<Session>()).toMatchObject({ ...expected, member: { name: '王丽', role: 'reviewer' } })
      expect(await whoAmI(endpoint, { headers: { cookie: cookieOf(answer) } })).toBe('200')
    })

    it('answers a wrong password, an unknown name and a disabled account in the very same words', async () => {
      const endpoint = await start()
      const { login } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
      const gone = await signedIn(endpoint, { role: 'handler', name: 'gone' })
      const entry = { at: MORNING, who: 'tests', act: 'staff-disabled', subject: 'gone' } as const
      await endpoint.store.staff.disable(gone.member.id, entry)
      const answers = [
        await signIn(endpoint, { name: 'wang', login: wrong() }),
        await signIn(endpoint, { name: 'nobody', login }),
        await signIn(endpoint, { name: 'gone', login: gone.login }),
      ]
      for (const answer of answers) {
        expect(saying(answer)).toBe('401 sign-in-refused')
        expect(answer.body).toBe(answers[0]?.body)
        expect(answer.cookies).toEqual([])
      }
    })

    it('opens a new token every time: a planted one is never taken over', async () => {
      const endpoint = await start()
      const { login } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
      const planted = `jianfu_staff=${'A'.repeat(43)}`
      const answer = await signIn(endpoint, { name: 'wang', login }, { cookie: planted })
      expect(cookieOf(answer)).not.toContain('AAAAAAAA')
      expect(await whoAmI(endpoint, { headers: { cookie: planted } })).toBe('401 sign-in-needed')
    })
  })

  it('a disabled person is out at once, and so is one whose password was reset', async () => {
    const endpoint = await start()
    const admin = await signedIn(endpoint, { role: 'administrator' })
    for (const act of ['disable', 'reset']) {
      const person = await signedIn(endpoint, { role: 'handler' })
      expect(await whoAmI(endpoint, person)).toBe('200')
      await call(endpoint, admin, 'POST', staffRoutes.account(person.member.id), { act })
      expect(await whoAmI(endpoint, person)).toBe('401 sign-in-needed')
    }
  })

  it('signing out ends this session, signing out everywhere all of them', async () => {
    const endpoint = await start()
    const first = await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const again = async () => {
      const answer = await signIn(endpoint, { name: 'wang', login: first.login })
      return { headers: { ...OWN_ORIGIN, cookie: cookieOf(answer) } }
    }
    const second = await again()
    const third = await again()
    expect(saying(await call(endpoint, second, 'DELETE', staffRoutes.session))).toBe('204')
    expect(await whoAmI(endpoint, second)).toBe('401 sign-in-needed')
    expect(await whoAmI(endpoint, third)).toBe('200')
    expect(saying(await call(endpoint, third, 'DELETE', staffRoutes.sessions))).toBe('204')
    expect(await whoAmI(endpoint, first)).toBe('401 sign-in-needed')
    expect(await whoAmI(endpoint, third)).toBe('401 sign-in-needed')
  })

  describe('a second factor', () => {
    async function withFactor(endpoint: Endpoint) {
      const person = await signedIn(endpoint, { role: 'handler', name: 'wang' })
      const offer = (
        await call(endpoint, person, 'POST', staffRoutes.secondFactor, { login: person.login })
      ).json<SecondFactorOffer>()
      const code = (minutes: number) =>
        new TOTP({ secret: offer.secret }).generate({ timestamp: Date.parse(later(minutes)) })
      const proved = await call(endpoint, person, 'PUT', staffRoutes.secondFactor, { code: code(0) })
      expect(saying(proved)).toBe('204')
      return { ...person, code }
    }

    it('is asked for after the right password only, and a code serves once', async () => {
      const endpoint = await start()
      const { login, code } = await withFactor(endpoint)
      endpoint.clock.set(later(5))
      expect(saying(await signIn(endpoint, { name: 'wang', login: wrong() }))).toBe('401 sign-in-refused')
      expect(saying(await signIn(endpoint, { name: 'wang', login }))).toBe('401 code-needed')
      expect(saying(await signIn(endpoint, { name: 'wang', login, code: '000000' }))).toBe('401 sign-in-refused')
      expect(saying(await signIn(endpoint, { name: 'wang', login, code: code(5) }))).toBe('200')
      expect(saying(await signIn(endpoint, { name: 'wang', login, code: code(5) }))).toBe('401 sign-in-refused')
      expect(saying(await signIn(endpoint, { name: 'wang', login, code: code(4.5) }))).toBe('401 sign-in-refused')
    })

    it('cannot be put in force at a screen left open, and so keep its owner out', async () => {
      const endpoint = await start()
      const person = await signedIn(endpoint, { role: 'handler', name: 'wang' })
      const begin = (body?: object) => call(endpoint, person, 'POST', staffRoutes.secondFactor, body)
      expect(saying(await begin())).toMatch(/^4/)
      expect(saying(await begin({ login: wrong() }))).toBe('401 sign-in-refused')
      expect((await begin({ login: person.login })).statusCode).toBe(200)
    })

    it('the code that put it in force is spent with that', async () => {
      const endpoint = await start()
      const { login, code } = await withFactor(endpoint)
      expect(saying(await signIn(endpoint, { name: 'wang', login, code: code(0) }))).toBe('401 sign-in-refused')
      expect(saying(await signIn(endpoint, { name: 'wang', login, code: code(0.5) }))).toBe('200')
    })

    it('ends with the password alone, and cannot be exchanged by a screen left open', async () => {
      const endpoint = await start()
      const person = await withFactor(endpoint)
      const again = await call(endpoint, person, 'POST', staffRoutes.secondFactor, { login: person.login })
      expect(saying(again)).toBe('422 request-invalid')
      const end = (login: string) => call(endpoint, person, 'DELETE', staffRoutes.secondFactor, { login })
      expect(saying(await end(wrong()))).toBe('401 sign-in-refused')
      expect(saying(await end(person.login))).toBe('204')
      expect(saying(await signIn(endpoint, { name: 'wang', login: person.login }))).toBe('200')
    })
  })

  it('a new password needs the old one and ends all other sessions', async () => {
    const endpoint = await start()
    const person = await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const other = { headers: { cookie: cookieOf(await signIn(endpoint, { name: 'wang', login: person.login })) } }
    const next = { salt: '22'.repeat(16), newLogin: wrong() }
    const change = (login: string) => call(endpoint, person, 'POST', staffRoutes.password, { ...next, login })
    expect(saying(await change(wrong()))).toBe('401 sign-in-refused')
    expect(await whoAmI(endpoint, other)).toBe('200')
    expect(saying(await change(person.login))).toBe('204')
    expect(await whoAmI(endpoint, person)).toBe('200')
    expect(await whoAmI(endpoint, other)).toBe('401 sign-in-needed')
    expect(saying(await signIn(endpoint, { name: 'wang', login: person.login }))).toBe('401 sign-in-refused')
    expect(saying(await signIn(endpoint, { name: 'wang', login: next.newLogin }))).toBe('200')
  })

  it("a reviewer's new password keeps the own key: with another, every share would be lost", async () => {
    const endpoint = await start()
    const key = (letter: string) => ({ recipient: `age1${letter.repeat(58)}`, wrapped: 'AAAA' })
    const person = await signedIn(endpoint, { role: 'reviewer', personal: key('q') })
    const change = (personal?: object) =>
      call(endpoint, person, 'POST', staffRoutes.password, {
        ...{ login: person.login, salt: '22'.repeat(16), newLogin: wrong() },
        ...(personal ? { personal } : {}),
      })
    expect(saying(await change())).toBe('422 request-invalid')
    expect(saying(await change(key('p')))).toBe('422 request-invalid')
    expect(saying(await change({ ...key('q'), wrapped: 'BBBB' }))).toBe('204')
  })
})

describe('whoever guesses', () => {
  const start = endpoints()
  const guess = (endpoint: Endpoint, address: string, headers = {}) =>
    signIn(endpoint, { name: 'wang', login: wrong() }, headers, address)

  it('is told to wait from the fifth failure on, and is not even listened to before', async () => {
    const endpoint = await start()
    const { login } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
    for (let tries = 0; tries < 5; tries++) expect(saying(await guess(endpoint, '198.51.100.7'))).toMatch(/^401/)
    const right = await signIn(endpoint, { name: 'wang', login }, {}, '198.51.100.7')
    expect(saying(right)).toBe('429 too-many')
    expect(right.headers['retry-after']).toBe('2')
    endpoint.clock.set(later(1))
    expect(saying(await signIn(endpoint, { name: 'wang', login }, {}, '198.51.100.7'))).toBe('200')
  })

  it('never slows down the owner of the name, neither at a known device nor at another address', async () => {
    const endpoint = await start()
    const { login } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const known = { cookie: cookieOf(await signIn(endpoint, { name: 'wang', login })) }
    for (let tries = 0; tries < 20; tries++) await guess(endpoint, '198.51.100.7')
    expect(saying(await guess(endpoint, '198.51.100.7'))).toBe('429 too-many')
    expect(saying(await signIn(endpoint, { name: 'wang', login }, known, '198.51.100.7'))).toBe('200')
    expect(saying(await signIn(endpoint, { name: 'wang', login }, {}, '203.0.113.9'))).toBe('200')
  })

  it("has no more guesses at a colleague's password by a device of one's own", async () => {
    const endpoint = await start()
    await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const { login } = await signedIn(endpoint, { role: 'handler', name: 'li' })
    const answers: string[] = []
    for (let tries = 0; tries < 8; tries++) {
      const own = { cookie: cookieOf(await signIn(endpoint, { name: 'li', login })) }
      answers.push(saying(await guess(endpoint, '198.51.100.7', own)))
    }
    expect(answers.filter((answer) => answer === '401 sign-in-refused')).toHaveLength(5)
  })

  it('counts as one, with all addresses of an IPv6 network', async () => {
    const endpoint = await start()
    await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const answers: string[] = []
    for (const address of [
      '2001:db8::1',
      '2001:db8::2',
      '2001:db8:0:0:9::1',
      '2001:db8::a:b:c:d',
      '2001:db8::5',
      '2001:db8::6',
    ])
      answers.push(saying(await guess(endpoint, address)))
    expect(answers.at(-1)).toBe('429 too-many')
    expect(saying(await guess(endpoint, '2001:db8:0:1::1'))).toBe('401 sign-in-refused')
  })

  it('at a session left open finds the password no faster than at the door', async () => {
    const endpoint = await start()
    const person = await signedIn(endpoint, { role: 'handler' })
    const change = () =>
      call(endpoint, person, 'POST', staffRoutes.password, { login: wrong(), salt: '22'.repeat(16), newLogin: wrong() })
    for (let tries = 0; tries < 5; tries++) expect(saying(await change())).toBe('401 sign-in-refused')
    expect(saying(await change())).toBe('429 too-many')
  })

  it('asks in vain for salts: a name nobody has gets one that stays the same', async () => {
    const endpoint = await start()
    const { member } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const salt = async (name: string) => {
      const question = { method: 'POST', url: staffRoutes.salt, headers: OWN_ORIGIN, payload: { name } } as const
      return (await endpoint.app.inject(question)).json<{ salt: string }>().salt
    }
    expect(await salt('Ｗang')).toBe(member.salt)
    const nobody = await salt('nobody')
    expect(nobody).toMatch(/^[0-9a-f]{32}$/)
    expect(await salt('NOBODY')).toBe(nobody)
    expect(await salt('nobody2')).not.toBe(nobody)
  })
})

describe('a session', () => {
  const start = endpoints()

  it('ends two hours after the last act, and when the clock is set back', async () => {
    const endpoint = await start()
    const person = await signedIn(endpoint, { role: 'handler' })
    endpoint.clock.set(later(119))
    expect(await whoAmI(endpoint, person)).toBe('200')
    endpoint.clock.set(later(240))
    expect(await whoAmI(endpoint, person)).toBe('401 sign-in-needed')
    const other = await signedIn(endpoint, { role: 'handler' })
    endpoint.clock.set(later(-60 * 24 * 365))
    expect(await whoAmI(endpoint, other)).toBe('401 sign-in-needed')
  })

  it('leaves neither token nor login key nor password in the database or the log', async () => {
    const endpoint = await start()
    const { login } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const answer = await signIn(endpoint, { name: 'wang', login })
    const typed = 'my secret password'
    await signIn(endpoint, { name: typed, login })
    const tokens = answer.cookies.map(({ value }) => value)
    expect(tokens).toHaveLength(2)
    const files = readdirSync(endpoint.location.dataDir).map((file) =>
      readFileSync(join(endpoint.location.dataDir, file)),
    )
    const kept = Buffer.concat([...files, Buffer.from(endpoint.logs.join('\n'))])
    const bytes = Buffer.from(login, 'hex')
    for (const secret of [login, bytes, typed, '198.51.100.1', ...tokens])
      expect(kept.includes(secret), String(secret)).toBe(false)
    expect(kept.includes('wang')).toBe(true)
  })

  it.each([false, true])('has a cookie that scripts and other sites cannot use (https: %s)', async (https) => {
    const endpoint = await start({ https })
    const { login } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
    const answer = await signIn(endpoint, { name: 'wang', login })
    expect(answer.cookies.map(({ name }) => name)).toEqual(['jianfu_staff', 'jianfu_device'])
    for (const cookie of answer.cookies) {
      expect(cookie).toMatchObject({ path: '/api/v1/staff', httpOnly: true, sameSite: 'Strict' })
      expect(cookie.secure ?? false).toBe(https)
    }
  })
})
