// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { staffRoutes } from '../../../src/contract/api.ts'
import type { Admission, Founding, OperatorKeys, Rotation } from '../../../src/contract/staff/keys.ts'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import { fingerprint } from '../../../src/crypto/fingerprint.ts'
import FoundingSteps from '../../../src/staff/accounts/keys/FoundingSteps.vue'
import KeysPage from '../../../src/staff/accounts/keys/KeysPage.vue'
import { openShare } from '../../../src/staff/accounts/keys/shares.ts'
import { useKeys } from '../../../src/staff/accounts/keys/use-keys.ts'
import { useSession } from '../../../src/staff/app/use-session.ts'
import UnlockPanel from '../../../src/staff/login/UnlockPanel.vue'
import { aServer, aSession, done, type Request, refused } from '../a-server.ts'
import { aFoundedOperator, aReviewer, holderOf, type Reviewer, SERVER } from './an-operator.ts'

const ME = aReviewer('0')
const EVIL = aReviewer('0')
const COLLEAGUE = aReviewer('c')
const KEYS = `GET ${staffRoutes.keys}`
const by = (id: string) => `[data-testid="${id}"]`
const global = { stubs: { RouterLink: { template: '<a><slot /></a>' } } }

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => setActivePinia(createPinia()))

/** I have opened my own key with the password; from now on the server says that another one is mine. */
function unlockedMe(): void {
  const session = useSession()
  session.begin(aSession('reviewer', { personal: { recipient: EVIL.recipient, wrapped: 'AAAA' } }))
  session.own = ME.identity
}

const sent = <Body>(requests: readonly Request[], route: string) =>
  requests.find(({ method, url }) => method === 'POST' && url === route)?.body as Body

async function keysPage(keys: OperatorKeys) {
  const requests = aServer({
    [KEYS]: () => done(keys),
    [`POST ${staffRoutes.recovery}`]: () => done(keys),
    [`POST ${staffRoutes.rotation}`]: () => refused('keys-conflict'),
  })
  const page = mount(KeysPage, { global })
  await flushPromises()
  const type = async (panel: string, code: readonly string[]) => {
    await page.find(`${by(panel)} ${by(STAFF_TESTIDS.recoveryCode)}`).setValue(code.join('\n'))
    await page.find(`${by(panel)} form`).trigger('submit')
    await vi.waitFor(() => expect(page.text()).not.toContain('…'), { timeout: 5_000 })
    await flushPromises()
  }
  return { page, requests, type }
}

describe('a server that was broken into and names a key of its own as the reviewer’s', () => {
  it('gets nothing when the reviewer takes shares with the printed page', async () => {
    unlockedMe()
    const { keys, code } = await aFoundedOperator(COLLEAGUE)
    const generations = keys.generations.map(({ number, recipient }) => ({ number, recipient }))
    const { requests, type } = await keysPage({ ...keys, generations, holders: [holderOf(EVIL, [])] })
    await type(STAFF_TESTIDS.recover, code)
    const [share] = sent<Admission>(requests, staffRoutes.recovery).shares
    expect(await openShare(share?.share ?? '', EVIL.identity)).toBeUndefined()
    expect(await openShare(share?.share ?? '', ME.identity)).toMatch(/^AGE-SECRET-KEY-1/)
  })

  it('gets nothing at the founding', async () => {
    unlockedMe()
    const requests = aServer({
      [KEYS]: () => done({ unsigned: SERVER, generations: [], holders: [], rotationDue: false }),
      [`POST ${staffRoutes.keys}`]: () => refused('keys-conflict'),
    })
    await useKeys().load()
    const steps = mount(FoundingSteps, { global })
    await steps.find('button').trigger('click')
    await vi.waitFor(() => expect(steps.find(by(STAFF_TESTIDS.recoveryLast)).exists()).toBe(true))
    const lines = steps.findAll(`${by(STAFF_TESTIDS.recoveryCode)} li`).map((line) => line.text())
    await steps.find(by(STAFF_TESTIDS.recoveryLast)).setValue(lines[3]?.slice(-4))
    await steps.find('form').trigger('submit')
    await flushPromises()
    const { ownShare } = sent<Founding>(requests, staffRoutes.keys)
    expect(await openShare(ownShare, EVIL.identity)).toBeUndefined()
    expect(await openShare(ownShare, ME.identity)).toMatch(/^AGE-SECRET-KEY-1/)
  })

  it('gets nothing at a rotation, although nobody compares the own fingerprint by voice', async () => {
    unlockedMe()
    const { keys, code } = await aFoundedOperator(ME)
    const { page, requests, type } = await keysPage({ ...keys, holders: [holderOf(EVIL, [1])], rotationDue: true })
    await page.find(by(STAFF_TESTIDS.admitCompared)).setValue(true)
    await type(STAFF_TESTIDS.rotate, code)
    const [share] = sent<Rotation>(requests, staffRoutes.rotation).shares
    expect(await openShare(share?.share ?? '', EVIL.identity)).toBeUndefined()
  })

  it('is found out by a colleague: the fingerprint to read out is that of the key the password has opened', async () => {
    unlockedMe()
    const { keys } = await aFoundedOperator(COLLEAGUE)
    const generations = keys.generations.map(({ number, recipient }) => ({ number, recipient }))
    aServer({ [KEYS]: () => done({ ...keys, generations }) })
    const panel = mount(UnlockPanel, { global })
    await flushPromises()
    expect(panel.find(by(STAFF_TESTIDS.ownFingerprint)).text()).toBe(fingerprint(ME.recipient))
  })
})

describe('a rotation that has to be begun again', () => {
  it('asks for the comparison again when the server now names other keys than those compared', async () => {
    unlockedMe()
    const { keys, code } = await aFoundedOperator(ME)
    const answer = (colleague: Reviewer): OperatorKeys => ({
      ...keys,
      holders: [holderOf(ME, [1]), holderOf(colleague, [1])],
      rotationDue: true,
    })
    const { page, type } = await keysPage(answer(COLLEAGUE))
    await page.find(by(STAFF_TESTIDS.admitCompared)).setValue(true)
    aServer({
      [KEYS]: () => done(answer(aReviewer('c'))),
      [`POST ${staffRoutes.rotation}`]: () => refused('keys-conflict'),
    })
    await type(STAFF_TESTIDS.rotate, code)
    expect(page.find<HTMLInputElement>(by(STAFF_TESTIDS.admitCompared)).element.checked).toBe(false)
    expect(page.find(`${by(STAFF_TESTIDS.rotate)} ${by(STAFF_TESTIDS.recoveryCode)}`).exists()).toBe(false)
  })
})
