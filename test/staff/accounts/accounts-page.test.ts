// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { staffRoutes } from '../../../src/contract/api.ts'
import type { Invited, StaffMember } from '../../../src/contract/staff/account.ts'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import AccountsPage from '../../../src/staff/accounts/AccountsPage.vue'
import { useSession } from '../../../src/staff/app/use-session.ts'
import { aServer, aSession, done, type Request, refused } from '../a-server.ts'

const ME = aSession('administrator')
const other: StaffMember = { ...ME.member, id: '1'.repeat(32), name: '李强', role: 'reviewer', keyState: 'admitted' }
const ACT = `POST ${staffRoutes.account(other.id)}`
const CHOICES = { place: { code: '371000000000', name: '威海市', level: 'city' }, path: [], children: [] }
const by = (id: string) => `[data-testid="${id}"]`

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => {
  setActivePinia(createPinia())
  useSession().begin(ME)
})

async function open(answers: Parameters<typeof aServer>[0] = {}) {
  const requests = aServer({
    [`GET ${staffRoutes.accounts}`]: () => done([ME.member, other]),
    [`GET ${staffRoutes.units}`]: () => done([]),
    [`GET ${staffRoutes.places('371000000000')}`]: () => done(CHOICES),
    ...answers,
  })
  const page = mount(AccountsPage, { attachTo: document.body })
  await flushPromises()
  const act = async (name: string) => {
    await page.find(by(STAFF_TESTIDS.accountAct(name))).trigger('click')
    await page.find(by(STAFF_TESTIDS.confirmYes)).trigger('click')
    await flushPromises()
  }
  return { page, act, requests }
}

it('nobody disables himself on the page', async () => {
  const { page } = await open()
  const [mine, theirs] = page.findAll(by(STAFF_TESTIDS.account))
  expect(mine?.findAll('button')).toEqual([])
  expect(theirs?.findAll('button').map((button) => button.text())).toEqual(['重置', '停用'])
})

it('an administrator of a county is not offered to make somebody a reader of burden reports', async () => {
  const county = '371002000000'
  useSession().begin({ ...ME, member: { ...ME.member, place: county } })
  const { page } = await open({
    [`GET ${staffRoutes.places(county)}`]: () => done({ ...CHOICES, place: { ...CHOICES.place, code: county } }),
  })
  const [, theirs] = page.findAll(by(STAFF_TESTIDS.account))
  expect(theirs?.findAll('button').map((button) => button.text())).toEqual(['停用'])
  const adding = page.find('details')
  ;(adding.element as HTMLDetailsElement).open = true
  await adding.trigger('toggle')
  const roles = page.findAll(`${by(STAFF_TESTIDS.addRole)} option`).map((option) => option.attributes('value'))
  expect(roles).toContain('supervisor')
  expect(roles).not.toContain('reviewer')
})

it('asks before it disables, and a “no” sends nothing', async () => {
  const { page, requests } = await open()
  await page.find(by(STAFF_TESTIDS.accountAct('disable'))).trigger('click')
  expect(page.find('dialog').text()).toContain('停用李强？')
  await page.find(by(STAFF_TESTIDS.confirmNo)).trigger('click')
  expect(page.find('dialog').exists()).toBe(false)
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([])
})

it('says why the last of a kind cannot go', async () => {
  const { page, act } = await open({ [ACT]: () => refused('last-one') })
  await act('disable')
  expect(page.find(by(STAFF_TESTIDS.fault)).text()).toContain('最后一位')
})

it('shows the link of a reset account until it is put away, and does not know it afterwards', async () => {
  const invited: Invited = {
    member: other,
    link: 'http://jianfu.test/staff/invitation#t',
    until: '2026-11-29T08:00:00Z',
  }
  const { page, act } = await open({ [ACT]: ({ body }: Request) => done(body && invited) })
  await act('reset')
  expect(page.find(by(STAFF_TESTIDS.link)).text()).toBe(invited.link)
  expect(page.text()).toContain('2026-11-29前有效')
  page.unmount()
  const again = await open()
  expect(again.page.text()).not.toContain(invited.link)
})

it('refuses a name that nobody could sign in with before it asks the server', async () => {
  const { page, requests } = await open()
  const details = page.find('details')
  ;(details.element as HTMLDetailsElement).open = true
  await details.trigger('toggle')
  await page.find(by(STAFF_TESTIDS.name)).setValue('a b')
  await page.find(by(STAFF_TESTIDS.addRole)).setValue('supervisor')
  await page.find('details form').trigger('submit')
  expect(page.find('details').text()).toContain('用户名里只能有')
  expect(requests.every(({ method }) => method === 'GET')).toBe(true)
})
