import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { PAGES, STAFF_PAGES, staffRoutes } from '../../src/contract/api.ts'
import type { CaseList, CaseSummary } from '../../src/contract/staff/cases/case.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import {
  arrived,
  at,
  keptOnPhone,
  lookUp,
  newPhone,
  openForm,
  type Phone,
  postersOf,
  submit,
  wholeAppLoaded,
} from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { newPc, sideways, signIn } from '../setup/staff-pages.ts'
import { asGrid, storedReports } from '../setup/stored-reports.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

/** Files a resident's report. @returns the phone it was written on, and its receipt code */
async function file(words: string, options = {}): Promise<Phone & { readonly code: string }> {
  const [poster = ''] = (await postersOf(server)).grid
  const phone = await newPhone(browser, options)
  await openForm(phone.page, poster, 'LEK')
  await at(phone.page, TESTIDS.words).fill(words)
  const code = await submit(phone.page)
  await arrived(phone.page)
  await wholeAppLoaded(phone.page)
  return { ...phone, code }
}

async function asked<Body>(page: Page, url: string, body?: object): Promise<Body> {
  const { status, text } = await page.evaluate(
    async ([url, json]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(url, json === undefined ? {} : { method: 'POST', headers, body: json })
      return { status: answer.status, text: await answer.text() }
    },
    [url, body && JSON.stringify(body)] as const,
  )
  if (status >= 300) throw new Error(`${url} answers ${status}: ${text}`)
  return JSON.parse(text) as Body
}

async function member(name: string): Promise<Page> {
  const page = await newPc(browser)
  await signIn(page, server.url, { name, password: server.logins[name] ?? '' }, STAFF_PAGES.me)
  return page
}

/** Accepted, dispatched, taken, answered, and closed by somebody else than the one who answered. */
async function close(words: string): Promise<void> {
  const [desk, unit] = [await member('派单员'), await member('承办员')]
  const found = await eventually(async () => {
    const { cases } = await asked<CaseList>(desk, staffRoutes.cases)
    const mine = cases.find(({ summary }) => summary.includes(words))
    if (!mine) throw new Error('no work order yet')
    return mine
  })
  let { version } = found
  const act = async (page: Page, what: object) => {
    const done = await asked<CaseSummary>(page, staffRoutes.caseActs(found.id), { ...what, version })
    version = done.version
  }
  await act(desk, { act: 'accept' })
  await act(desk, { act: 'dispatch', lead: 'ZJJ', assists: [] })
  await act(unit, { act: 'take' })
  await act(unit, { act: 'finish', answer: '三楼的管子换了，不漏了。' })
  await act(desk, { act: 'close' })
}

/** Everything that leaves the phone for this address' end, in every tab and in the worker. */
function countPuts({ context }: Phone, end: string): () => number {
  let puts = 0
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (response.request().method() === 'PUT' && pathname.includes(end) && response.status() < 300) puts += 1
  })
  return () => puts
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))

/** A few presses of Tab from where the keyboard stands. */
async function tabTo(page: Page, testid: string): Promise<void> {
  for (let stops = 0; stops < 10 && (await focused(page)) !== testid; stops++) await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(testid)
}

const nothingWaits = (page: Page) => at(page, TESTIDS.outboxEmpty).waitFor()

test('a resident rates “not solved” without a network and closes the page: it arrives once when there is one, and the work begins anew', async () => {
  const phone = await file('三楼一直漏水')
  const { context, page, code } = phone
  await close('三楼一直漏水')
  const puts = countPuts(phone, '/rating')
  const said = await lookUp(page, server.url, code)
  expect(said).toContain('现在：有结果')
  expect(said).toContain('三楼的管子换了')
  await context.setOffline(true)
  await at(page, TESTIDS.ratingSolved('no')).click()
  await at(page, TESTIDS.ratingReopen('yes')).click()
  await at(page, TESTIDS.ratingReason('not-solved')).click()
  await at(page, TESTIDS.ratingSend).click()
  await at(page, TESTIDS.ratingState).filter({ hasText: '谢谢！已存好，有网自动送出' }).waitFor()
  await page.close()

  await context.setOffline(false)
  const later = await context.newPage()
  await later.goto(server.url + PAGES.outbox)
  await nothingWaits(later)
  expect(puts()).toBe(1)
  expect(await lookUp(later, server.url, code)).toMatch(/现在：在处理[\s\S]*重新办理/)
  expect(await at(later, TESTIDS.ratingSolved('yes')).count()).toBe(0)
})

test('what is added without a network goes by itself when there is one; the quick exit takes along what still waits', async () => {
  const phone = await file('楼道的灯不亮')
  const { context, page, code } = phone
  const puts = countPuts(phone, '/messages/')
  await lookUp(page, server.url, code)
  await context.setOffline(true)
  await at(page, TESTIDS.messageWords).fill('二楼的也不亮')
  await at(page, TESTIDS.messageSend).click()
  await at(page, TESTIDS.messageState).filter({ hasText: '已存好，有网自动发' }).waitFor()
  expect(await keptOnPhone(page)).not.toContain('二楼的也不亮')
  await at(page, TESTIDS.unsent).filter({ hasText: '补充的话' }).waitFor()
  await context.setOffline(false)
  await at(page, TESTIDS.messageState).and(page.locator('[data-state="sent"]')).waitFor()
  expect(puts()).toBe(1)

  await context.setOffline(true)
  await at(page, TESTIDS.messageWords).fill('还有地下室')
  await at(page, TESTIDS.messageSend).click()
  await at(page, TESTIDS.unsent).waitFor()
  await at(page, TESTIDS.quickExit).click()
  await page.waitForURL(`**${PAGES.neutral}`)
  await context.setOffline(false)
  await page.goto(server.url + PAGES.outbox)
  await nothingWaits(page)
  expect(puts()).toBe(1)
})

test('a resident withdraws: asked once, then the words are gone from the server, and the code says so', async () => {
  const { page, code } = await file('写错了的一条')
  expect(storedReports(folder).some((stored) => asGrid(stored).text === '写错了的一条')).toBe(true)
  await lookUp(page, server.url, code)
  await at(page, TESTIDS.withdraw).click()
  await at(page, TESTIDS.confirmYes).click()
  await at(page, TESTIDS.withdrawState).and(page.locator('[data-state="sent"]')).waitFor()
  expect(await at(page, TESTIDS.messageWords).count()).toBe(0)
  expect(await lookUp(page, server.url, code)).toContain('这一条已撤回')
  expect(storedReports(folder).some((stored) => asGrid(stored).text === '写错了的一条')).toBe(false)
})

test('somebody without a mouse rates, and is not left behind when the questions go; everybody can read it, in large type too', async () => {
  const { page, code } = await file('水压太低', { viewport: { width: 320, height: 640 }, bypassCSP: true })
  await close('水压太低')
  await lookUp(page, server.url, code)
  await page.addStyleTag({ content: 'html { font-size: 170% !important }' })
  await tabTo(page, TESTIDS.ratingSolved('yes'))
  await page.keyboard.press('Space')
  await at(page, TESTIDS.ratingSend).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await sideways(page)).toBe(0)
  await tabTo(page, TESTIDS.ratingSend)
  await page.keyboard.press('Enter')
  await at(page, TESTIDS.ratingState).and(page.locator('[data-state="sent"]')).waitFor()
  expect(await focused(page)).toBe(TESTIDS.ratingState)
  expect(await violations(page)).toEqual([])
})
