import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Invitation, Invited, Session } from '../../../../src/contract/staff/account.ts'
import type { Role } from '../../../../src/contract/staff/roles.ts'
import { MORNING } from '../../../setup/clock.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { OWN_ORIGIN, type SignedIn, signedIn } from '../../../setup/staff.ts'

const CITY = '371000000000'
const DAY_MS = 86_400_000
const PERSONAL = { recipient: `age1${'q'.repeat(58)}`, wrapped: 'AAAA' }

const post = (endpoint: Endpoint, { headers }: SignedIn, url: string, payload: object) =>
  endpoint.app.inject({ method: 'POST', url, headers, payload })
const tokenOf = ({ link }: Invited) => link.split('#')[1] ?? ''

async function invited(endpoint: Endpoint, admin: SignedIn, role: Role, name = 'new-one'): Promise<Invited> {
  const answer = await post(endpoint, admin, staffRoutes.accounts, { name, role, place: CITY })
  expect(answer.statusCode).toBe(201)
  return answer.json<Invited>()
}
const look = (endpoint: Endpoint, token: string) =>
  endpoint.app.inject({ method: 'POST', url: staffRoutes.invitation, headers: OWN_ORIGIN, payload: { token } })
const take = (endpoint: Endpoint, token: string, more: object = {}) =>
  endpoint.app.inject({
    ...{ method: 'PUT', url: staffRoutes.invitation, headers: OWN_ORIGIN },
    payload: { token, salt: '11'.repeat(16), login: randomBytes(32).toString('hex'), ...more },
  })
const spent = (answer: Awaited<ReturnType<typeof look>>) =>
  answer.statusCode === 410 && answer.json<{ code: string }>().code === 'invitation-spent'

forEachEndpoint((start) => {
  describe('a one-time link', () => {
    it('carries its token where no log and no proxy sees it, and says what it is good for', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator' })
      const made = await invited(endpoint, admin, 'supervisor', '督办员')
      expect(made.link).toMatch(/^http:\/\/jianfu\.test\/staff\/invitation#[A-Za-z0-9_-]{43}$/)
      expect((await look(endpoint, tokenOf(made))).json<Invitation>()).toEqual({
        ...{ name: '督办员', role: 'supervisor', placeName: '威海市', operator: '威海市减负办', founding: false },
        until: new Date(Date.parse(MORNING) + 7 * DAY_MS).toISOString(),
      })
    })

    it('sets the password, signs in, and is spent', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator' })
      const token = tokenOf(await invited(endpoint, admin, 'supervisor'))
      const answer = await take(endpoint, token)
      expect(answer.json<Session>()).toMatchObject({
        member: { name: 'new-one', state: 'active' },
        salt: '11'.repeat(16),
      })
      const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const me = await endpoint.app.inject({ url: staffRoutes.session, headers: { cookie } })
      expect(me.json<Session>().member.name).toBe('new-one')
      expect(spent(await take(endpoint, token))).toBe(true)
      expect(spent(await look(endpoint, token))).toBe(true)
    })

    it('is dead after seven days, replaced by a newer one, and unknown when made up: always the same answer', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator' })
      const first = await invited(endpoint, admin, 'supervisor')
      const reset = await post(endpoint, admin, staffRoutes.account(first.member.id), { act: 'reset' })
      const second = reset.json<Invited>()
      expect(spent(await take(endpoint, tokenOf(first)))).toBe(true)
      expect(spent(await look(endpoint, 'A'.repeat(43)))).toBe(true)
      expect((await look(endpoint, tokenOf(second))).statusCode).toBe(200)
      endpoint.clock.set(second.until)
      expect(spent(await look(endpoint, tokenOf(second)))).toBe(true)
      expect(spent(await take(endpoint, tokenOf(second)))).toBe(true)
    })

    it('of a disabled account is dead', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator' })
      const made = await invited(endpoint, admin, 'supervisor')
      await post(endpoint, admin, staffRoutes.account(made.member.id), { act: 'disable' })
      expect(spent(await take(endpoint, tokenOf(made)))).toBe(true)
    })

    it('asks a reviewer, and nobody else, for a key pair of the own', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator' })
      const reviewer = tokenOf(await invited(endpoint, admin, 'reviewer', 'reviewer-1'))
      const handler = tokenOf(await invited(endpoint, admin, 'supervisor', 'supervisor-1'))
      expect((await take(endpoint, reviewer)).statusCode).toBe(422)
      expect((await take(endpoint, handler, { personal: PERSONAL })).statusCode).toBe(422)
      expect((await take(endpoint, handler)).statusCode).toBe(200)
      const session = (await take(endpoint, reviewer, { personal: PERSONAL })).json<Session>()
      expect(session).toMatchObject({ personal: PERSONAL, member: { keyState: 'waiting' } })
    })

    it('of a reviewer makes the keys while there are none, and no longer when there are', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator' })
      const founding = async (name: string) => {
        const token = tokenOf(await invited(endpoint, admin, 'reviewer', name))
        return (await look(endpoint, token)).json<Invitation>().founding
      }
      expect(await founding('first')).toBe(true)
      const entry = { at: MORNING, who: 'tests', act: 'keys-founded', subject: '1' } as const
      await endpoint.store.keys.advance(0, { recipient: PERSONAL.recipient, signed: '{}', shares: [] }, entry)
      expect(await founding('second')).toBe(false)
    })
  })
})
