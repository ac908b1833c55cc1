// @vitest-environment happy-dom
// @vitest-environment-options {"url":"http://localhost/staff/"}
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { STAFF_PAGES, staffRoutes } from '../../../src/contract/api.ts'
import { PROBLEMS } from '../../../src/contract/problem.ts'
import type { CaseView } from '../../../src/contract/staff/cases/case.ts'
import type { Role } from '../../../src/contract/staff/roles.ts'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import App from '../../../src/staff/app/App.vue'
import { router } from '../../../src/staff/app/router.ts'
import { aServer, aSession, done, refused } from '../a-server.ts'
import { aCase, aStep, CASE_ID } from './a-case.ts'

const CASE = `GET ${staffRoutes.case(CASE_ID)}`
const ACTS = `POST ${staffRoutes.caseActs(CASE_ID)}`
const by = (id: string) => `[data-testid="${id}"]`
const panel = by(STAFF_TESTIDS.casePanel)
const act = (name: string) => by(STAFF_TESTIDS.caseAct(name))
const field = (name: string) => by(STAFF_TESTIDS.caseField(name))

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  )
})

const conflict = (version: number, steps: readonly unknown[]) =>
  Response.json({ code: 'case-conflict', ...PROBLEMS['case-conflict'], version, steps }, { status: 409 })

/** The page of a case that stands as `views` say, one after the other. */
async function open(views: readonly CaseView[], answers: Parameters<typeof aServer>[0] = {}, role: Role = 'handler') {
  let asked = 0
  const requests = aServer({
    [`GET ${staffRoutes.session}`]: () => done(aSession(role)),
    [`GET ${staffRoutes.templates}`]: () => done([]),
    [`GET ${staffRoutes.units}`]: () => done([]),
    [CASE]: () => done(views[Math.min(asked++, views.length - 1)]),
    ...answers,
  })
  const page = mount(App, { global: { plugins: [router] }, attachTo: document.body })
  await router.push(STAFF_PAGES.case(CASE_ID))
  await flushPromises()
  return { page, requests }
}

describe('when somebody else was faster', () => {
  const mine = aCase({ state: 'taken', version: 4, acts: ['finish', 'progress'] })
  const took = aStep({ seq: 5, who: '王五', party: 'desk', act: 'redirect', units: ['城管局'] })

  it('it says what the other did, and keeps what was typed', async () => {
    const now = aCase({ state: 'working', version: 5, acts: ['finish', 'progress'] })
    const { page, requests } = await open([mine, now], {
      [ACTS]: ({ body }) =>
        (body as { version: number }).version === 5
          ? done(aCase({ state: 'finished', version: 6 }))
          : conflict(5, [aStep({ seq: 5, who: '王五', unit: '住建局', act: 'progress' })]),
    })
    await page.find(act('finish')).trigger('click')
    await page.find(field('text')).setValue('灯已经换了')
    await page.find(`${panel} form`).trigger('submit')
    await flushPromises()
    expect(page.find(`${panel} ${by(STAFF_TESTIDS.caseConflict)}`).text()).toContain('王五（住建局）写了进展')
    expect(page.find<HTMLTextAreaElement>(field('text')).element.value).toBe('灯已经换了')
    // Sent once more on what is in force now.
    await page.find(`${panel} form`).trigger('submit')
    await flushPromises()
    expect(requests.at(-1)?.body).toEqual({ act: 'finish', version: 5, answer: '灯已经换了' })
    expect(page.find(panel).exists()).toBe(false)
    expect(page.find(by(STAFF_TESTIDS.caseState)).text()).toBe('待审核')
    expect(page.find(by(STAFF_TESTIDS.caseSaid)).text()).toContain('待审核')
  })

  it('what can no longer be done is not sent again, and its words can still be copied', async () => {
    const gone = aCase({ state: 'dispatched', version: 5, acts: [] })
    const { page, requests } = await open([mine, gone], { [ACTS]: () => conflict(5, [took]) })
    await page.find(act('finish')).trigger('click')
    await page.find(field('text')).setValue('灯已经换了')
    await page.find(`${panel} form`).trigger('submit')
    await flushPromises()
    expect(page.find(panel).text()).toContain('王五改派给城管局')
    expect(page.find(by(STAFF_TESTIDS.caseSend)).exists()).toBe(false)
    expect(page.find<HTMLTextAreaElement>(field('text')).element.value).toBe('灯已经换了')
    const sent = requests.length
    await page.find(`${panel} form`).trigger('submit')
    await flushPromises()
    expect(requests).toHaveLength(sent)
  })

  it('an act of one press says so on the page', async () => {
    const waiting = aCase({ state: 'dispatched', version: 3, acts: ['take'] })
    const taken = aCase({ state: 'taken', version: 4, acts: [] })
    const { page } = await open([waiting, taken], { [ACTS]: () => conflict(4, [aStep({ unit: '住建局' })]) })
    await page.find(act('take')).trigger('click')
    await flushPromises()
    expect(page.find(by(STAFF_TESTIDS.caseConflict)).text()).toContain('李四（住建局）接了单')
    expect(page.find(by(STAFF_TESTIDS.caseState)).text()).toBe('已接单')
  })
})

describe('the panel of an act', () => {
  it('keeps what was typed when it is closed for another look at the case', async () => {
    const { page } = await open([aCase({ state: 'taken', acts: ['finish'] })])
    await page.find(act('finish')).trigger('click')
    await page.find(field('text')).setValue('写了一半')
    page.find<HTMLDialogElement>(panel).element.dispatchEvent(new Event('close'))
    await flushPromises()
    await page.find(act('finish')).trigger('click')
    expect(page.find<HTMLTextAreaElement>(field('text')).element.value).toBe('写了一半')
  })

  it('sends nothing without the words an act needs, and says so', async () => {
    const { page, requests } = await open([aCase({ state: 'dispatched', acts: ['return'] })])
    await page.find(act('return')).trigger('click')
    await page.find(`${panel} form`).trigger('submit')
    expect(page.find(`${panel} ${by(STAFF_TESTIDS.fault)}`).text()).toBe('这里要写几个字。')
    expect(requests.some(({ method }) => method === 'POST')).toBe(false)
    await page.find(by(STAFF_TESTIDS.caseChip)).trigger('click')
    expect(page.find<HTMLTextAreaElement>(field('text')).element.value).toBe('不是本单位的职责')
  })

  it('explains why the one who answered does not close', async () => {
    const finished = aCase({ state: 'finished', acts: ['close'], answer: '修好了' })
    const { page } = await open([finished], { [ACTS]: () => refused('second-person') }, 'dispatcher')
    await page.find(act('close')).trigger('click')
    await page.find(`${panel} form`).trigger('submit')
    await flushPromises()
    expect(page.find(`${panel} ${by(STAFF_TESTIDS.fault)}`).text()).toContain('请另一个人来办结')
  })
})

describe('words for the board', () => {
  const CITY = '371000000000'
  const COUNTY = '371002000000'
  const places = (code: string, children: readonly object[]) => () =>
    done({ place: { code, name: '', level: 'city' }, path: [], children })

  it('are held against numbers, people and towns also by whoever sees no reports', async () => {
    const { grid: _, ...matter } = aCase({
      line: 'burden',
      category: 'DOC',
      place: CITY,
      state: 'finished',
      acts: ['close'],
    })
    const { page, requests } = await open(
      [matter],
      {
        [`GET ${staffRoutes.places(CITY)}`]: places(CITY, [{ code: COUNTY, name: '环翠区', level: 'county' }]),
        [`GET ${staffRoutes.places(COUNTY)}`]: places(COUNTY, [
          { code: '371002101000', name: '张村镇', level: 'town' },
        ]),
      },
      'dispatcher',
    )
    await page.find(act('close')).trigger('click')
    await page.find(field('publish')).setValue(true)
    await page.find(field('words')).setValue('张村镇有3个村反映，电话13812341234')
    await flushPromises()
    expect(page.find(panel).text()).toContain('“张村镇”')
    expect(page.find(panel).text()).toContain('像是电话号码')
    await page.find(`${panel} form`).trigger('submit')
    expect(requests.some(({ method }) => method === 'POST')).toBe(false)
    await page.find(field('words')).setValue('每周少开一个会')
    await flushPromises()
    expect(page.find(panel).text()).toContain('这里查不出')
  })
})

describe('the page of a case', () => {
  it('names the day of what a reporter did, and no time', async () => {
    const steps = [
      aStep({ seq: 1, at: '2026-10-21T02:00:00.000Z', act: 'take' }),
      aStep({ seq: 2, at: '2026-10-24T04:00:00.000Z', act: 'rate', party: 'reporter', who: '', solved: true }),
    ]
    const { page } = await open([aCase({ state: 'rated', steps })])
    const [rated, taken] = page.findAll(by(STAFF_TESTIDS.caseStep))
    expect(taken?.find('time').exists()).toBe(true)
    expect(rated?.find('time').exists()).toBe(false)
    expect(page.find('.timeline').text()).toContain('2026年10月24日')
  })

  it('says of a shelved case that its limit presses nobody', async () => {
    const { page } = await open([aCase({ state: 'shelved', due: '2025-01-01T02:00:00.000Z' })])
    const due = page.find(by(STAFF_TESTIDS.caseDue))
    expect(due.text()).toContain('不催')
    expect(due.text()).not.toContain('超时')
  })

  it('tells who has answered that somebody else has to check it', async () => {
    const { page } = await open([aCase({ state: 'finished', acts: ['redo', 'note'] })], {}, 'dispatcher')
    expect(page.text()).toContain('答复等另一个人审核')
  })

  it('offers nothing that the server does not offer', async () => {
    const { page } = await open([aCase({ state: 'finished', acts: ['note'] })], {}, 'dispatcher')
    expect(page.findAll('[data-testid^="case-act-"]').map((each) => each.attributes('data-testid'))).toEqual([
      STAFF_TESTIDS.caseAct('note'),
    ])
  })

  it('shows the number to call before anything else', async () => {
    const { page } = await open([aCase({ call: ['119', '110'] })])
    expect(page.findAll(`${by(STAFF_TESTIDS.caseCall)} a`).map((link) => link.attributes('href'))).toEqual([
      'tel:119',
      'tel:110',
    ])
  })

  it('shows a contact only when asked, with the name of who looked', async () => {
    const report = { ref: 'd'.repeat(32), day: '2026-10-21', subtypes: [], quantities: {}, photos: [] }
    const view = aCase({ grid: [{ ...report, contact: '138****1234' }] })
    const { page, requests } = await open([view], {
      [`POST ${staffRoutes.caseContact(CASE_ID)}`]: () => done({ contacts: [{ contact: '13812341234' }] }),
    })
    expect(page.text()).not.toContain('13812341234')
    expect(requests.some(({ method }) => method === 'POST')).toBe(false)
    await page.find(by(STAFF_TESTIDS.caseContactShow)).trigger('click')
    await flushPromises()
    expect(page.find(by(STAFF_TESTIDS.caseContact)).text()).toContain('13812341234')
    expect(page.find(by(STAFF_TESTIDS.caseContact)).text()).toContain('王芳')
  })

  it('takes what residents wrote as words, never as markup', async () => {
    const report = { ref: 'd'.repeat(32), day: '2026-10-21', subtypes: [], quantities: {}, photos: [] }
    const { page } = await open([aCase({ grid: [{ ...report, text: '<img src=x onerror=alert(1)>' }] })])
    expect(page.find(`${by(STAFF_TESTIDS.caseGrid)} img`).exists()).toBe(false)
    expect(page.find(by(STAFF_TESTIDS.caseGrid)).text()).toContain('<img src=x')
  })

  it('says of a case that is somebody else’s no more than of one that is not there', async () => {
    const { page } = await open([], { [CASE]: () => refused('not-found') })
    const said = page.find('[role="alert"] .fault').text()
    expect(said).toBe('没有这一件，或者不归你看。')
  })
})
