// @vitest-environment happy-dom
// @vitest-environment-options {"url":"http://localhost/staff/"}
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { STAFF_PAGES, staffRoutes } from '../../../src/contract/api.ts'
import type { Role } from '../../../src/contract/staff/roles.ts'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import App from '../../../src/staff/app/App.vue'
import { call } from '../../../src/staff/app/call.ts'
import { switchLanguage } from '../../../src/staff/app/language.ts'
import { router } from '../../../src/staff/app/router.ts'
import { useSession } from '../../../src/staff/app/use-session.ts'
import { aServer, aSession, done, refused } from '../a-server.ts'

const SESSION = `GET ${staffRoutes.session}`
const by = (id: string) => `[data-testid="${id}"]`

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => setActivePinia(createPinia()))

async function open(path: string) {
  const app = mount(App, { global: { plugins: [router] }, attachTo: document.body })
  await router.push(path)
  await flushPromises()
  return app
}
const signedInAs = (role: Role) => aServer({ [SESSION]: () => done(aSession(role, { mode: 'trial' })) })

describe('the shell', () => {
  it('sends who is not signed in to the sign-in, which knows the way back', async () => {
    aServer({ [SESSION]: () => refused('sign-in-needed') })
    await open('/staff/me?a=b')
    expect(router.currentRoute.value.path).toBe(STAFF_PAGES.signIn)
    expect(router.currentRoute.value.query).toEqual({ to: '/staff/me?a=b' })
  })

  it('says on every page of a trial that nothing there is secret', async () => {
    signedInAs('handler')
    const app = await open(STAFF_PAGES.me)
    expect(app.find(by(STAFF_TESTIDS.trialBanner)).text()).toContain('密钥不保密')
  })

  it('names the page in the title, marks it in the navigation, and gives its heading the focus', async () => {
    signedInAs('supervisor')
    const app = await open(STAFF_PAGES.start)
    expect(document.title).toBe('开始 · 减负码工作台')
    await router.push(STAFF_PAGES.me)
    await flushPromises()
    expect(document.title).toBe('我的账号 · 减负码工作台')
    expect(app.find('[aria-current="page"]').text()).toBe('我的账号')
    expect(document.activeElement).toBe(app.find('main h1').element)
  })

  it('says whose a page is instead of letting the server refuse it', async () => {
    const requests = signedInAs('supervisor')
    const app = await open(STAFF_PAGES.accounts)
    expect(app.find(by(STAFF_TESTIDS.notYours)).text()).toContain('督办员')
    expect(requests.map(({ url }) => url)).toEqual([staffRoutes.session])
  })

  it('without a network offers to open the page again, and signs nobody out', async () => {
    aServer({})
    const app = await open(STAFF_PAGES.me)
    expect(app.find(by(STAFF_TESTIDS.pageFailed)).exists()).toBe(true)
    expect(router.currentRoute.value.path).not.toBe(STAFF_PAGES.signIn)
  })

  it('sends nobody to the sign-in because the server is in trouble', async () => {
    aServer({ [SESSION]: () => refused('fault') })
    const app = await open(STAFF_PAGES.me)
    expect(app.find(by(STAFF_TESTIDS.pageFailed)).exists()).toBe(true)
  })

  it('speaks English throughout when asked to', async () => {
    signedInAs('handler')
    const app = await open(STAFF_PAGES.me)
    switchLanguage()
    await flushPromises()
    expect(document.documentElement.lang).toBe('en')
    expect(document.title).toBe('My account · Jianfu desk')
    for (const element of app.findAll('h1, h2, label, dt, nav a')) expect(element.text()).not.toMatch(/\p{Script=Han}/u)
    switchLanguage()
  })
})

describe('a session that has ended', () => {
  it('leaves nothing in memory: the sign-in is loaded anew and leads back here', async () => {
    aServer({ [SESSION]: () => done(aSession('handler')), 'GET /x': () => refused('sign-in-needed') })
    await open(STAFF_PAGES.me)
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
    useSession().unlock(['AGE-SECRET-KEY-1'])
    await call('GET', '/x')
    await flushPromises()
    expect(useSession().identities).toEqual([])
    expect(assign).toHaveBeenCalledWith(`${STAFF_PAGES.signIn}?to=%2Fstaff%2Fme&ended=1`)
    assign.mockRestore()
  })

  it('is not said to have ended when the server could not be told', async () => {
    aServer({ [SESSION]: () => done(aSession('handler')) })
    const app = await open(STAFF_PAGES.me)
    await app.find(by(STAFF_TESTIDS.signOut)).trigger('click')
    await flushPromises()
    expect(app.text()).toContain('还没有退出')
    expect(useSession().session).toBeDefined()
  })
})
