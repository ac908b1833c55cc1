// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { STAFF_PAGES, staffRoutes } from '../../../../src/contract/api.ts'
import type { ReportSummary } from '../../../../src/contract/staff/reports.ts'
import { STAFF_TESTIDS } from '../../../../src/contract/staff/testids.ts'
import { useSession } from '../../../../src/staff/app/use-session.ts'
import MatterPage from '../../../../src/staff/cases/matter/MatterPage.vue'
import { useChosen } from '../../../../src/staff/reports/choosing/use-chosen.ts'
import { aServer, aSession, done, refused } from '../../a-server.ts'
import { aContent, aReport, newKeyPair, sealJson } from '../../reports/a-report.ts'

const CITY = '371000000000'
const COUNTY = '371002000000'
const TOWN = '371002001000'
const CASE = 'c'.repeat(32)
const OWN_WORDS = '村里每周都要开四次会，干部走不开'
const by = (id: string) => `[data-testid="${id}"]`

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => setActivePinia(createPinia()))

const places = (code: string, name: string, children: readonly string[]) => ({
  place: { code, name, level: 'county' },
  path: [],
  children: children.map((child, index) => ({ code: `${code.slice(0, 9)}20${index}`, name: child, level: 'village' })),
})
const { thread: _thread, wishes: _wishes, quantities: _quantities, ...aSummary } = aReport()
const report = (ref: string, more: Partial<ReportSummary> = {}): ReportSummary => ({
  ...(aSummary as ReportSummary),
  ...{ ref: ref.repeat(32), category: 'MTG', place: TOWN, placeName: '环翠区 · 环翠楼街道' },
  ...more,
})

async function open(chosen: readonly ReportSummary[], { to = '', answers = {}, locked = false } = {}) {
  const keys = newKeyPair()
  const sealed = await sealJson([keys.recipient], aContent({ words: OWN_WORDS }))
  const requests = aServer({
    [`GET ${staffRoutes.places(COUNTY)}`]: () => done(places(COUNTY, '环翠区', ['环翠楼街道'])),
    [`GET ${staffRoutes.places(CITY)}`]: () => done(places(CITY, '威海市', [])),
    [`GET ${staffRoutes.places(TOWN)}`]: () => done(places(TOWN, '环翠楼街道', ['东山村委会'])),
    ...Object.fromEntries(
      chosen.map((each) => [`GET ${staffRoutes.report(each.ref)}`, () => done({ ...aReport(), ...each, sealed })]),
    ),
    [`POST ${staffRoutes.cases}`]: () => done({ id: CASE }),
    ...answers,
  })
  const session = useSession()
  session.begin(aSession('reviewer'))
  if (!locked) session.unlock([keys.identity])
  for (const each of chosen) useChosen().toggle(each)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: MatterPage, meta: { page: 'newMatter' } }],
  })
  await router.push(STAFF_PAGES.newMatter + to)
  const page = mount(MatterPage, { global: { plugins: [router] }, attachTo: document.body })
  await vi.waitFor(() => expect(page.text()).not.toContain('正在打开'))
  await flushPromises()
  const write = async (text: string) => {
    await page.find(by(STAFF_TESTIDS.matterField('summary'))).setValue(text)
  }
  const send = async () => {
    await page.find('form').trigger('submit')
    await flushPromises()
  }
  const posted = () => requests.filter(({ method }) => method === 'POST')
  return { page, router, write, send, posted }
}

it('makes one matter of the ticked reports, with the category of most and the smallest area that holds all', async () => {
  const { page, router, write, send, posted } = await open([
    report('a'),
    report('b'),
    report('d', { category: 'DOC', place: COUNTY, placeName: '环翠区' }),
  ])
  expect(page.findAll(by(STAFF_TESTIDS.matterSource))).toHaveLength(3)
  await write(' 会议偏多，建议合并召开。 ')
  await send()
  expect(posted()).toEqual([
    {
      method: 'POST',
      url: staffRoutes.cases,
      body: {
        line: 'burden',
        category: 'MTG',
        area: COUNTY,
        summary: '会议偏多，建议合并召开。',
        reports: ['a'.repeat(32), 'b'.repeat(32), 'd'.repeat(32)],
      },
    },
  ])
  expect(router.currentRoute.value.path).toBe(STAFF_PAGES.case(CASE))
  expect(useChosen().reports).toEqual([])
})

it('says that words which are not opened cannot be compared, instead of finding nothing', async () => {
  const { page, write } = await open([report('a')], { locked: true })
  await write(OWN_WORDS)
  expect(page.find('form').text()).toContain('查不出照抄')
})

it('warns of words taken over and of a village’s name, and sends only at the second press', async () => {
  const { page, write, send, posted } = await open([report('a')])
  await write(`东山村的人说：${OWN_WORDS}`)
  const warnings = () => page.findAll(by(STAFF_TESTIDS.matterWarning)).map((each) => each.text())
  await vi.waitFor(() => expect(warnings()).toHaveLength(2))
  expect(warnings()[0]).toContain('原话')
  expect(warnings()[1]).toContain('东山村')
  await send()
  expect(posted()).toEqual([])
  expect(page.find(by(STAFF_TESTIDS.matterWarned)).exists()).toBe(true)
  await write(`东山村和环翠楼的人说：${OWN_WORDS}`)
  await send()
  expect(posted()).toEqual([])
  await send()
  expect(posted()).toHaveLength(1)
})

it('sends nothing without words, and says so', async () => {
  const { page, write, send, posted } = await open([report('a')])
  await write('   ')
  await send()
  expect(posted()).toEqual([])
  expect(page.find(by(STAFF_TESTIDS.fault)).text()).toBe('还没有写。')
})

it('adds the reports to a matter that is there, as the version that was looked at', async () => {
  const matter = { id: CASE, version: 7, placeName: '环翠区', summary: '会多', acts: ['join'] }
  const { send, posted, router } = await open([report('a')], {
    to: `?into=${CASE}`,
    answers: {
      [`GET ${staffRoutes.case(CASE)}`]: () => done(matter),
      [`POST ${staffRoutes.caseActs(CASE)}`]: () => done(matter),
    },
  })
  await send()
  expect(posted().at(-1)?.body).toEqual({ act: 'join', version: 7, reports: ['a'.repeat(32)] })
  expect(router.currentRoute.value.path).toBe(STAFF_PAGES.case(CASE))
})

it('keeps what was chosen and written when somebody else took one of the reports', async () => {
  const { page, write, send } = await open([report('a')], {
    answers: { [`POST ${staffRoutes.cases}`]: () => refused('case-conflict') },
  })
  await write('会议偏多。')
  await send()
  expect(page.find(by(STAFF_TESTIDS.fault)).text()).toContain('并入别的事项')
  expect(useChosen().reports).toHaveLength(1)
})

it('a report that belongs to a case, was withdrawn or is a resident’s cannot be chosen', () => {
  const chosen = useChosen()
  for (const more of [{ caseId: CASE }, { withdrawn: true }, { kind: 'grid' }] as const)
    chosen.toggle(report('a', more))
  expect(chosen.reports).toEqual([])
  chosen.toggle(report('a'))
  chosen.toggle(report('a'))
  expect(chosen.reports).toEqual([])
})
