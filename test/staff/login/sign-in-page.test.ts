// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { STAFF_PAGES, staffRoutes } from '../../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import { useSession } from '../../../src/staff/app/use-session.ts'
import SignInPage from '../../../src/staff/login/SignInPage.vue'
import { stretch } from '../../../src/staff/login/stretch.ts'
import { aServer, aSession, done, type Request, refused, SALT } from '../a-server.ts'

const PASSWORD = 'a long password'
const SALT_ASKED = `POST ${staffRoutes.salt}`
const SIGN_IN = `POST ${staffRoutes.session}`
const by = (id: string) => `[data-testid="${id}"]`

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => setActivePinia(createPinia()))

async function open(to = '') {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: SignInPage }],
  })
  await router.push(STAFF_PAGES.signIn + to)
  const page = mount(SignInPage, { global: { plugins: [router] }, attachTo: document.body })
  const submit = async (fields: Record<string, string>) => {
    for (const [id, text] of Object.entries(fields)) await page.find(by(id)).setValue(text)
    await page.find('form').trigger('submit')
    // No worker here: the page stretches the password itself, giving way now and then.
    await vi.waitFor(() => expect(page.find(by(STAFF_TESTIDS.submit)).text()).not.toContain('…'), { timeout: 30_000 })
    await flushPromises()
  }
  return { page, router, submit, fault: () => page.find(by(STAFF_TESTIDS.fault)).text() }
}
const NAME_AND_PASSWORD = { [STAFF_TESTIDS.name]: '王芳', [STAFF_TESTIDS.password]: PASSWORD }

describe('signing in', () => {
  it('sends what the password became, never the password, and goes where one wanted to', async () => {
    const requests = aServer({
      [SALT_ASKED]: () => done({ salt: SALT }),
      [SIGN_IN]: () => done(aSession('supervisor')),
    })
    const { router, submit } = await open('?to=/staff/tally?kind=grid')
    void submit(NAME_AND_PASSWORD).catch(() => {})
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/staff/tally?kind=grid'), {
      timeout: 30_000,
    })
    expect(requests.at(-1)?.body).toEqual({ name: '王芳', login: stretch(PASSWORD, SALT).login })
    expect(JSON.stringify(requests)).not.toContain(PASSWORD)
    expect(useSession().session?.member.name).toBe('王芳')
  })

  it('never leads to another place than ours', async () => {
    aServer({ [SALT_ASKED]: () => done({ salt: SALT }), [SIGN_IN]: () => done(aSession('supervisor')) })
    const { router, submit } = await open('?to=//evil.example/staff/')
    void submit(NAME_AND_PASSWORD).catch(() => {})
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(STAFF_PAGES.start), { timeout: 30_000 })
  })

  it('asks for the code of the second factor only when it is needed, and says in words when something is wrong', async () => {
    const answer = ({ body }: Request) =>
      refused((body as { code?: string }).code === undefined ? 'code-needed' : 'sign-in-refused')
    const requests = aServer({ [SALT_ASKED]: () => done({ salt: SALT }), [SIGN_IN]: answer })
    const { page, submit, fault } = await open()
    expect(page.find(by(STAFF_TESTIDS.code)).exists()).toBe(false)
    await submit(NAME_AND_PASSWORD)
    expect(document.activeElement?.getAttribute('data-testid')).toBe(STAFF_TESTIDS.code)
    await submit({ [STAFF_TESTIDS.code]: '１２３ ４５６' })
    expect(requests.at(-1)?.body).toMatchObject({ code: '123456' })
    expect(fault()).toBe('用户名、密码或验证码不对。')
  })

  it.each([
    ['45', '试得太多了，请过45秒再试。'],
    ['600', '试得太多了，请过10分钟再试。'],
  ])('says how long to wait: %s s', async (seconds, sentence) => {
    aServer({ [SALT_ASKED]: () => refused('too-many', { 'retry-after': seconds }) })
    const { submit, fault } = await open()
    await submit(NAME_AND_PASSWORD)
    expect(fault()).toBe(sentence)
  })

  it('without a network says so, and lets one try again', async () => {
    aServer({})
    const { submit, fault } = await open()
    await submit(NAME_AND_PASSWORD)
    expect(fault()).toContain('网络不通')
  })
})
