// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { staffRoutes } from '../../../src/contract/api.ts'
import type { OperatorKeys } from '../../../src/contract/staff/keys.ts'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import { fingerprint } from '../../../src/crypto/fingerprint.ts'
import { recipientOf, wrapPersonalKey } from '../../../src/staff/accounts/keys/personal-key.ts'
import { useSession } from '../../../src/staff/app/use-session.ts'
import { stretch } from '../../../src/staff/login/stretch.ts'
import UnlockPanel from '../../../src/staff/login/UnlockPanel.vue'
import { aServer, aSession, done, SALT } from '../a-server.ts'
import { aFoundedOperator, aReviewer, SERVER } from '../keys/an-operator.ts'

const PASSWORD = 'a long password'
const ME = aReviewer('1')
const KEYS = `GET ${staffRoutes.keys}`
const NONE: OperatorKeys = { unsigned: SERVER, generations: [], holders: [], rotationDue: false }
const by = (id: string) => `[data-testid="${id}"]`

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => setActivePinia(createPinia()))

/** A reviewer whose page was loaded anew. */
function panelOf(personal = wrapPersonalKey(ME.identity, stretch(PASSWORD, SALT).wrap)) {
  useSession().begin(aSession('reviewer', { personal }))
  const panel = mount(UnlockPanel, { global: { stubs: { RouterLink: { template: '<a><slot /></a>' } } } })
  const unlock = async (password: string) => {
    await panel.find(by(STAFF_TESTIDS.password)).setValue(password)
    await panel.find('form').trigger('submit')
    await vi.waitFor(() => expect(panel.text()).not.toContain('正在解锁'), { timeout: 30_000 })
    await flushPromises()
  }
  return { panel, unlock, fault: () => panel.find(by(STAFF_TESTIDS.fault)).text() }
}

describe('a reviewer whose page was loaded anew', () => {
  it('opens with the password what is sealed to the reviewing identity', async () => {
    const { keys } = await aFoundedOperator(ME)
    aServer({ [KEYS]: () => done(keys) })
    await panelOf().unlock(PASSWORD)
    expect(useSession().identities.map(recipientOf)).toEqual(keys.signed?.recipients)
  })

  it('with a wrong password opens nothing, and asks the server for nothing', async () => {
    const requests = aServer({})
    const { unlock, fault } = panelOf()
    await unlock('another password')
    expect(fault()).toBe('密码不对。')
    expect(requests).toEqual([])
    expect(useSession().identities).toEqual([])
  })

  it('whom nobody has admitted is shown the own fingerprint to read out, and can look again', async () => {
    const { keys } = await aFoundedOperator(aReviewer('2'))
    const { keys: mine } = await aFoundedOperator(ME)
    const without = { ...keys, generations: keys.generations.map(({ number, recipient }) => ({ number, recipient })) }
    let now: OperatorKeys = without
    aServer({ [KEYS]: () => done(now) })
    const { panel, unlock, fault } = panelOf()
    await unlock(PASSWORD)
    expect(panel.find(by(STAFF_TESTIDS.ownFingerprint)).text()).toBe(fingerprint(ME.recipient))
    expect(fault()).toBe('')
    await panel.find(by(STAFF_TESTIDS.lookAgain)).trigger('click')
    await flushPromises()
    expect(fault()).toBe('还没有开通。')
    now = mine
    await panel.find(by(STAFF_TESTIDS.lookAgain)).trigger('click')
    await vi.waitFor(() => expect(useSession().identities).toHaveLength(1))
  })

  it('before the keys were founded is sent to where that is done', async () => {
    aServer({ [KEYS]: () => done(NONE) })
    const { panel, unlock } = panelOf()
    await unlock(PASSWORD)
    expect(panel.text()).toContain('单位还没有密钥')
  })

  it('keeps the own key open when the network fails: the password need not be given again', async () => {
    aServer({})
    const { panel, unlock, fault } = panelOf()
    await unlock(PASSWORD)
    expect(fault()).toContain('网络不通')
    expect(panel.find(by(STAFF_TESTIDS.lookAgain)).exists()).toBe(true)
  })
})

it('a server that exchanged the public half of the own key opens nothing', async () => {
  const { wrapped } = wrapPersonalKey(ME.identity, stretch(PASSWORD, SALT).wrap)
  const { unlock, fault } = panelOf({ wrapped, recipient: aReviewer('3').recipient })
  await unlock(PASSWORD)
  expect(fault()).not.toBe('')
  expect(useSession().own).toBeUndefined()
})
