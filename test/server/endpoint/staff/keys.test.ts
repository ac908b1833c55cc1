import { describe, expect, test } from 'vitest'
import { routes, staffRoutes } from '../../../../src/contract/api.ts'
import type { Poster } from '../../../../src/contract/poster.ts'
import type { OperatorKeys } from '../../../../src/contract/staff/keys.ts'
import { isSignedBy } from '../../../../src/crypto/root-key.ts'
import { admit, recover } from '../../../../src/staff/accounts/keys/admission.ts'
import { found } from '../../../../src/staff/accounts/keys/founding.ts'
import { makePersonalIdentity, wrapPersonalKey } from '../../../../src/staff/accounts/keys/personal-key.ts'
import { readRecoveryKey } from '../../../../src/staff/accounts/keys/recovery-key.ts'
import { resign, rotate, stayingHolders } from '../../../../src/staff/accounts/keys/rotation.ts'
import { openOwnShares } from '../../../../src/staff/accounts/keys/shares.ts'
import { verifySignedKeys } from '../../../../src/staff/accounts/keys/verify-signed-keys.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'

const NOBODY = { installation: { recipients: [] } }

async function reviewer(endpoint: Endpoint, place?: string) {
  const identity = makePersonalIdentity()
  const personal = wrapPersonalKey(identity, new Uint8Array(32))
  const signed = await signedIn(endpoint, { role: 'reviewer', personal, ...(place && { place }) })
  return { ...signed, identity, me: { id: signed.member.id, recipient: personal.recipient } }
}

const read = async (endpoint: Endpoint, { headers }: SignedIn): Promise<OperatorKeys> =>
  (await endpoint.app.inject({ url: staffRoutes.keys, headers })).json()

const post = (endpoint: Endpoint, { headers }: SignedIn, url: string, payload: object) =>
  endpoint.app.inject({ method: 'POST', url, headers, payload })

const sheet = async ({ app, store }: Endpoint) => {
  const [poster] = await store.posters.list()
  return app.inject(routes.poster(poster?.code ?? ''))
}

async function founded(endpoint: Endpoint) {
  const first = await reviewer(endpoint)
  const { founding, code } = await found((await read(endpoint, first)).unsigned, first.me.recipient)
  const answer = await post(endpoint, first, staffRoutes.keys, founding)
  const keys = answer.json<OperatorKeys>()
  const reading = readRecoveryKey(code.join('\n'), keys)
  if (reading.name !== 'key') throw new Error(`founding failed: ${answer.body}`)
  return { first, founding, keys, recovery: reading.key }
}

forEachEndpoint((start) => {
  describe('the founding of the keys', () => {
    test('opens the sheets: before, nobody could have read a report; after, what they say is signed', async () => {
      const endpoint = await start(NOBODY)
      expect(refusal(await sheet(endpoint))).toBe('503 not-ready')
      const { founding, keys } = await founded(endpoint)
      const poster = (await sheet(endpoint)).json<Poster>()
      expect(poster.recipients).toEqual(founding.signed.recipients)
      expect(isSignedBy(founding.signed.root, poster, poster.signature ?? '')).toBe(true)
      expect(poster.root).toBe(founding.signed.root)
      expect(verifySignedKeys(keys)).toBe('good')
    })

    test('is seen at once by a sheet that another process serves', async () => {
      const endpoint = await start(NOBODY)
      const beside = await start({ ...NOBODY, beside: endpoint })
      expect(refusal(await sheet(beside))).toBe('503 not-ready')
      const { founding } = await founded(endpoint)
      expect((await sheet(beside)).json<Poster>().recipients).toEqual(founding.signed.recipients)
    })

    test('is taken once', async () => {
      const endpoint = await start(NOBODY)
      const { founding } = await founded(endpoint)
      const second = await reviewer(endpoint)
      expect(refusal(await post(endpoint, second, staffRoutes.keys, founding))).toBe('409 keys-conflict')
    })

    test('is no business of other roles, nor of a reviewer of one county', async () => {
      const endpoint = await start(NOBODY)
      const county = await reviewer(endpoint, '371002000000')
      const { founding } = await found((await read(endpoint, county)).unsigned, county.me.recipient)
      expect(refusal(await post(endpoint, county, staffRoutes.keys, founding))).toBe('403 not-yours')
      const administrator = await signedIn(endpoint, { role: 'administrator' })
      expect(refusal(await post(endpoint, administrator, staffRoutes.keys, founding))).toBe('403 not-yours')
      const asked = await endpoint.app.inject({ url: staffRoutes.keys, headers: administrator.headers })
      expect(refusal(asked)).toBe('403 not-yours')
      expect(refusal(await endpoint.app.inject(staffRoutes.keys))).toBe('401 sign-in-needed')
    })

    test('is refused when the keys named are not those of this server, or the signature is not of the root', async () => {
      const endpoint = await start(NOBODY)
      const first = await reviewer(endpoint)
      const { unsigned } = await read(endpoint, first)
      const { founding } = await found(unsigned, first.me.recipient)
      const { founding: foreign } = await found({ ...unsigned, intakeKey: first.me.recipient }, first.me.recipient)
      const unsignedOne = { ...founding, signed: { ...founding.signed, signature: foreign.signed.signature } }
      for (const wrong of [foreign, unsignedOne])
        expect(refusal(await post(endpoint, first, staffRoutes.keys, wrong))).toBe('422 request-invalid')
      expect(refusal(await sheet(endpoint))).toBe('503 not-ready')
    })

    test('replaces the unsigned keys of a set-up that was made with the age program', async () => {
      const endpoint = await start()
      expect((await sheet(endpoint)).json<Poster>().root).toBeUndefined()
      const { founding } = await founded(endpoint)
      expect((await sheet(endpoint)).json<Poster>()).toMatchObject({ recipients: founding.signed.recipients })
    })
  })

  describe('holders of the keys', () => {
    test('a colleague is admitted by one who has a share, and can then open what phones seal', async () => {
      const endpoint = await start(NOBODY)
      const { first, keys } = await founded(endpoint)
      const colleague = await reviewer(endpoint)
      const opened = await openOwnShares(keys, first.identity)
      const admission = await admit(opened, colleague.me)
      expect(refusal(await post(endpoint, colleague, staffRoutes.admission, admission))).toBe('403 not-yours')
      expect((await post(endpoint, first, staffRoutes.admission, admission)).statusCode).toBe(200)
      expect(await openOwnShares(await read(endpoint, colleague), colleague.identity)).toEqual(opened)
      const exchanged = { ...admission, recipient: first.me.recipient }
      expect(refusal(await post(endpoint, first, staffRoutes.admission, exchanged))).toBe('409 keys-conflict')
    })

    test('get only their own shares to see', async () => {
      const endpoint = await start(NOBODY)
      const { founding } = await founded(endpoint)
      const { generations } = await read(endpoint, await reviewer(endpoint))
      expect(generations).toEqual([{ number: 1, recipient: founding.signed.recipients[0] }])
    })

    test('one who was withdrawn makes a rotation due, and gets no share of the new identity', async () => {
      const endpoint = await start(NOBODY)
      const { first, keys, recovery } = await founded(endpoint)
      const gone = await reviewer(endpoint)
      await post(
        endpoint,
        first,
        staffRoutes.admission,
        await admit(await openOwnShares(keys, first.identity), gone.me),
      )
      const at = endpoint.clock.now().toISOString()
      await endpoint.store.staff.disable(gone.me.id, {
        at,
        who: '管',
        act: 'staff-disabled',
        subject: gone.member.name,
      })
      const before = await read(endpoint, first)
      expect(before.rotationDue).toBe(true)
      const everybody = await rotate(before, recovery, before.holders)
      expect(refusal(await post(endpoint, first, staffRoutes.rotation, everybody))).toBe('409 keys-conflict')
      const rotation = await rotate(before, recovery, stayingHolders(before))
      const answer = await post(endpoint, first, staffRoutes.rotation, rotation)
      expect(answer.json<OperatorKeys>().rotationDue).toBe(false)
      expect(await openOwnShares(answer.json(), first.identity)).toHaveLength(2)
      const poster = (await sheet(endpoint)).json<Poster>()
      expect(poster.recipients).toEqual(rotation.signed.recipients)
      expect(poster.root).toBe(keys.signed?.root)
      expect(refusal(await post(endpoint, first, staffRoutes.rotation, rotation))).toBe('422 request-invalid')
    })

    test('one who was withdrawn still makes it due after a reset, for somebody else or nobody may have the account now', async () => {
      const endpoint = await start(NOBODY)
      const { first, keys, recovery } = await founded(endpoint)
      const opened = await openOwnShares(keys, first.identity)
      const administrator = await signedIn(endpoint, { role: 'administrator' })
      for (const gone of [await reviewer(endpoint), await reviewer(endpoint)]) {
        await post(endpoint, first, staffRoutes.admission, await admit(opened, gone.me))
        for (const act of ['disable', 'reset'])
          await post(endpoint, administrator, staffRoutes.account(gone.member.id), { act })
      }
      const before = await read(endpoint, first)
      expect(before.rotationDue).toBe(true)
      const rotation = await rotate(before, recovery, stayingHolders(before))
      expect((await post(endpoint, first, staffRoutes.rotation, rotation)).json<OperatorKeys>().rotationDue).toBe(false)
    })

    test('with the printed page a reviewer whom nobody can admit takes shares oneself; the others see it', async () => {
      const endpoint = await start(NOBODY)
      const { recovery } = await founded(endpoint)
      const late = await reviewer(endpoint)
      const admission = await recover(await read(endpoint, late), recovery, late.me)
      if (!admission) throw new Error('the page opens nothing')
      expect((await post(endpoint, late, staffRoutes.recovery, admission)).statusCode).toBe(200)
      expect(await openOwnShares(await read(endpoint, late), late.identity)).toHaveLength(1)
      const [last] = await endpoint.store.audit.list(1)
      expect(last).toMatchObject({ who: late.member.name, act: 'keys-recovered', subject: late.member.name })
      const other = await reviewer(endpoint)
      expect(refusal(await post(endpoint, other, staffRoutes.recovery, admission))).toBe('403 not-yours')
    })

    test('without the printed page nobody becomes a holder, nor can the last true one be removed for it', async () => {
      const endpoint = await start(NOBODY)
      const { first, keys, recovery } = await founded(endpoint)
      const stranger = await reviewer(endpoint)
      const madeUp = await admit([{ number: 1, identity: makePersonalIdentity() }], stranger.me)
      const foreign = await founded(await start(NOBODY))
      const ofAnother = await recover(foreign.keys, foreign.recovery, stranger.me)
      const ofFirst = await recover(keys, recovery, first.me)
      for (const proof of [undefined, ofAnother?.proof, ofFirst?.proof])
        expect(refusal(await post(endpoint, stranger, staffRoutes.recovery, { ...madeUp, proof }))).toBe(
          '422 request-invalid',
        )
      const administrator = await signedIn(endpoint, { role: 'administrator' })
      const removal = await post(endpoint, administrator, staffRoutes.account(first.member.id), { act: 'disable' })
      expect(refusal(removal)).toBe('409 last-one')
    })
  })

  describe('a root key once founded', () => {
    test('stays: a server whose administrator is an attacker cannot exchange it', async () => {
      const endpoint = await start(NOBODY)
      const { first, keys } = await founded(endpoint)
      const { founding } = await found(keys.unsigned, first.me.recipient)
      const reading = await founded(await start(NOBODY))
      const rotation = await rotate(keys, reading.recovery, stayingHolders(keys))
      expect(refusal(await post(endpoint, first, staffRoutes.rotation, rotation))).toBe('422 request-invalid')
      expect(refusal(await post(endpoint, first, staffRoutes.resigning, { signed: founding.signed }))).toBe(
        '422 request-invalid',
      )
    })

    test('signs again what the server has changed; until then sheets are not ready instead of unsigned', async () => {
      const endpoint = await start(NOBODY)
      const { first, recovery } = await founded(endpoint)
      const { makeSecrets } = await import('../../../../src/server/endpoint/keys/secrets.ts')
      const secrets = { ...endpoint.secrets, intake: (await makeSecrets(false)).intake }
      const changed = await start({ ...NOBODY, beside: { ...endpoint, secrets } })
      expect(refusal(await sheet(changed))).toBe('503 not-ready')
      const keys = await read(changed, first)
      expect(verifySignedKeys(keys)).toBe('server-changed')
      const answer = await post(changed, first, staffRoutes.resigning, resign(keys, recovery))
      expect(verifySignedKeys(answer.json())).toBe('good')
      expect((await sheet(changed)).statusCode).toBe(200)
    })
  })
})
