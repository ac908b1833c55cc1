import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import { type Answer, type Gate, isPart, isReport, openGate, passOn, problem, type Rule } from '../setup/gate.ts'
import { arrived, at, newPhone, openForm, postersOf, queued, receiptCode, sendAgain } from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { asGrid, storedReports } from '../setup/stored-reports.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let gate: Gate
let gridPoster: string
let page: Page

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

beforeEach(async () => {
  gate = await openGate(server.url)
  gridPoster = (await postersOf(server, gate.url)).grid[0] ?? ''
  page = (await newPhone(browser)).page
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await gate.close()
})

endAfterAll(folder, () => ({ browser, server }))

const storedWith = (words: string) => storedReports(folder).filter((stored) => asGrid(stored).text === words)

async function write(words: string): Promise<void> {
  await openForm(page, gridPoster, 'LEK')
  await at(page, TESTIDS.words).fill(words)
  await at(page, TESTIDS.submit).click()
  await receiptCode(page)
}

const reportsAnswer =
  (answer: (forward: () => Promise<Answer>) => Answer | Promise<Answer>): Rule =>
  async (passing, forward) =>
    isReport(passing) ? answer(forward) : forward()

const html = (status: number, headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: '<h1>Wi-Fi</h1><form><input name="phone"></form>',
})

/** Answers that prove nothing: the report is kept, and sent again by itself or by a tap. */
const UNPROVEN: readonly { name: string; says: string; rule: Rule }[] = [
  { name: 'a log-in page of the network, with 200', says: '先登录', rule: reportsAnswer(() => html(200)) },
  {
    name: 'a redirect to the log-in page of the network',
    says: '先登录',
    rule: reportsAnswer(() => html(302, { location: '/stored' })),
  },
  { name: 'a proxy’s own 403 page', says: '先登录', rule: reportsAnswer(() => html(403)) },
  {
    name: 'a receipt cut off in the middle',
    says: '',
    rule: reportsAnswer(async (forward) => {
      const answer = await forward()
      return { ...answer, body: answer.body.slice(0, answer.body.length / 2) }
    }),
  },
  {
    name: 'the receipt of another report',
    says: '',
    rule: reportsAnswer(async (forward) => {
      const answer = await forward()
      return { ...answer, body: JSON.stringify({ ...JSON.parse(String(answer.body)), id: '0'.repeat(32) }) }
    }),
  },
  {
    name: 'a receipt signed by somebody else',
    says: '收条',
    rule: reportsAnswer(async (forward) => {
      const answer = await forward()
      const signature = Buffer.alloc(64, 7).toString('base64')
      return { ...answer, body: JSON.stringify({ ...JSON.parse(String(answer.body)), signature }) }
    }),
  },
  { name: '500', says: '服务器', rule: reportsAnswer(() => problem(500, 'internal')) },
  {
    name: '503, come back in an hour',
    says: '发的人多',
    rule: reportsAnswer(() => problem(503, 'busy', {}, { 'retry-after': '3600' })),
  },
  {
    name: '429, come back in an hour',
    says: '发的人多',
    rule: reportsAnswer(() => problem(429, 'slow-down', {}, { 'retry-after': '3600' })),
  },
]

describe('an answer that proves nothing leaves the report on the phone, and it arrives once', () => {
  test.each(UNPROVEN)('$name', async ({ name, says, rule }) => {
    gate.rule = rule
    await write(name)
    expect(await page.locator('main').innerText()).not.toMatch(/服务器已收到|交上去了/)
    await page.locator(`main a[href="${PAGES.outbox}"]`).click()
    await at(page, TESTIDS.outboxReason).filter({ hasText: says }).waitFor()
    await eventually(() => expect(gate.seen.some(isReport)).toBe(true))
    expect((await queued(page)).map(({ state }) => state)).toEqual(['waiting'])
    gate.rule = passOn
    await sendAgain(page)
    await at(page, TESTIDS.outboxEmpty).waitFor()
    expect(storedWith(name)).toHaveLength(1)
  })
})

test('told to come back in an hour, the phone does not ask again by itself', async () => {
  gate.rule = reportsAnswer(() => problem(429, 'slow-down', {}, { 'retry-after': '3600' }))
  await write('等一个小时')
  await eventually(() => expect(gate.seen.some(isReport)).toBe(true))
  const asked = gate.seen.filter(isReport).length
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)))
  expect(gate.seen.filter(isReport)).toHaveLength(asked)
  expect(await queued(page)).toHaveLength(1)
})

describe('a refusal puts the report aside, visibly and with the reason; the others go on', () => {
  test.each([
    { status: 409, code: 'report-differs' },
    { status: 410, code: 'report-gone' },
    { status: 422, code: 'invalid' },
    { status: 413, code: 'too-large' },
    { status: 415, code: 'media-type' },
  ])('$status $code', async ({ status, code }) => {
    let refused = ''
    gate.rule = async (passing, forward) => {
      refused ||= isReport(passing) ? passing.path : ''
      return isReport(passing) && passing.path === refused ? problem(status, code) : forward()
    }
    await write(`坏的${code}`)
    await eventually(async () => expect((await queued(page)).map(({ state }) => state)).toEqual(['quarantined']))
    await page.locator('main a[href="#/"]').click()
    await at(page, TESTIDS.tile('LEK')).click()
    await at(page, TESTIDS.words).fill(`好的${code}`)
    await at(page, TESTIDS.submit).click()
    await arrived(page)
    await page.locator(`main a[href="${PAGES.outbox}"]`).click()
    await at(page, TESTIDS.outboxItem).first().waitFor()
    expect(await at(page, TESTIDS.outboxItem).count()).toBe(1)
    expect(await at(page, TESTIDS.outboxState).innerText()).toContain(code)
    expect(await at(page, TESTIDS.outboxState).getAttribute('data-state')).toBe('quarantined')
    expect(storedWith(`好的${code}`)).toHaveLength(1)
    // The reporter may have it sent once more, the same bytes.
    gate.rule = passOn
    await sendAgain(page)
    await at(page, TESTIDS.outboxEmpty).waitFor()
    expect(storedWith(`坏的${code}`)).toHaveLength(1)
  })
})

test('a capability that is no longer valid is fetched anew with the poster, and the report goes out under the same id', async () => {
  let refusals = 0
  gate.rule = async (passing, forward) =>
    isReport(passing) && refusals++ === 0 ? problem(403, 'cap-refused') : forward()
  await write('凭证过期')
  await arrived(page)
  const [first, second] = gate.seen.filter(isReport)
  expect(second?.path).toBe(first?.path)
  expect(second?.body.equals(first?.body ?? Buffer.alloc(0))).toBe(true)
  expect(gate.seen.some(({ path }) => path.startsWith('/api/v1/posters/'))).toBe(true)
  expect(storedWith('凭证过期')).toHaveLength(1)
})

test('pieces the server has swept meanwhile are sent again', async () => {
  let first = true
  gate.rule = async (passing, forward) => {
    if (!isReport(passing) || !first) return forward()
    first = false
    const missing = gate.seen.filter(isPart).map(({ path }) => path.split('/').at(-1))
    return problem(409, 'parts-missing', { missing })
  }
  await openForm(page, gridPoster, 'LEK')
  await at(page, TESTIDS.words).fill('少了几块')
  await at(page, TESTIDS.photosOpen).click()
  const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(1200, 900) }
  await at(page, TESTIDS.photoChoose).setInputFiles(file)
  await at(page, TESTIDS.photoItem).waitFor()
  await at(page, TESTIDS.submit).click()
  await arrived(page)
  expect(storedWith('少了几块')).toHaveLength(1)
})

test('nothing that identifies goes along with a report: no cookie, no referrer, no language beside the browser’s own', async () => {
  await write('什么都不带')
  await arrived(page)
  const sent = gate.seen.filter(isReport).at(-1)
  expect(sent?.headers).not.toHaveProperty('cookie')
  expect(sent?.headers).not.toHaveProperty('referer')
  expect(sent?.headers['content-type']).toBe('application/vnd.jianfu.sealed')
  expect(sent?.body.toString('latin1')).not.toContain('LEK')
})
