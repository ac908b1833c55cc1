import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { routes, STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, lookUp, newPhone, openForm, postersOf, submit } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { newPc, signIn } from '../setup/staff-pages.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const WORDS = '每周开四次会，村里没人干活'
const REPLY = '已经和镇里说了，下周起每周一次。'
const ANSWER = '谢谢，这周确实只开了一次'

/** @returns the receipt code, as the reporter has written it down, and the phone, which knows the operator's keys from the sheet */
async function file(kind: 'burden' | 'grid', category: string): Promise<{ code: string; phone: Page }> {
  const [poster = ''] = (await postersOf(server))[kind]
  const { page } = await newPhone(browser)
  await openForm(page, poster, category)
  await at(page, TESTIDS.words).fill(WORDS)
  const code = await submit(page)
  await arrived(page)
  return { code, phone: page }
}

async function readAs(name: string, heading: string): Promise<Page> {
  const page = await newPc(browser)
  await signIn(page, server.url, { name, password: server.logins[name] ?? '' }, STAFF_PAGES.reports)
  await at(page, STAFF_TESTIDS.reportLine).filter({ hasText: heading }).first().click()
  await at(page, STAFF_TESTIDS.reader).getByRole('heading', { name: heading }).waitFor()
  return page
}

async function reply(page: Page, text: string): Promise<void> {
  await at(page, STAFF_TESTIDS.replyText).fill(text)
  await at(page, STAFF_TESTIDS.replySend).click()
}

const says = (page: Page, words: string) => at(page, STAFF_TESTIDS.replyState).filter({ hasText: words }).waitFor()

test('a cadre and a reviewer write to each other; the receipt code opens the reply, and nothing on the wire shows a word', async () => {
  const { code, phone } = await file('burden', 'MTG')
  const desk = await readAs('研判员', '会议多')
  const sent: string[] = []
  desk.on('request', (request) => sent.push(request.postData() ?? ''))
  await reply(desk, REPLY)
  await says(desk, '发出去了')
  await at(desk, STAFF_TESTIDS.message).filter({ hasText: REPLY }).waitFor()
  expect(await at(desk, STAFF_TESTIDS.replyText).inputValue()).toBe('')

  phone.on('request', (request) => sent.push(request.postData() ?? ''))
  await lookUp(phone, server.url, code)
  await at(phone, TESTIDS.lookupReply).filter({ hasText: REPLY }).waitFor()
  await at(phone, TESTIDS.messageWords).fill(ANSWER)
  await at(phone, TESTIDS.messageSend).click()
  await at(phone, TESTIDS.messageState).and(phone.locator('[data-state="sent"]')).waitFor()

  // The release is told to whoever has the page open; nothing moves before it is asked for.
  await at(desk, STAFF_TESTIDS.reportsFresh).click()
  const line = at(desk, STAFF_TESTIDS.reportLine).filter({ hasText: '会议多' })
  await line.filter({ hasText: '1封没回' }).waitFor()
  await at(desk, STAFF_TESTIDS.message).filter({ hasText: ANSWER }).waitFor()
  expect(await at(desk, STAFF_TESTIDS.message).count()).toBe(2)
  for (const body of sent) for (const words of [REPLY, ANSWER]) expect(body).not.toContain(words)
})

test('a resident gets an answer, too', async () => {
  const { code, phone } = await file('grid', 'LEK')
  const desk = await readAs('研判员', '房屋漏水')
  await reply(desk, REPLY)
  await says(desk, '发出去了')
  await lookUp(phone, server.url, code)
  await at(phone, TESTIDS.lookupReply).filter({ hasText: REPLY }).waitFor()
})

test('a reply that did not get through keeps its words, and arrives once when it is sent again', async () => {
  const { code, phone } = await file('grid', 'HEA')
  const desk = await readAs('研判员', '供暖')
  await desk.route('**/replies/**', async (route) => {
    // The server has stored it, but its answer is lost on the way.
    await route.fetch()
    await route.abort()
  })
  await reply(desk, REPLY)
  await says(desk, '没发出去')
  expect(await at(desk, STAFF_TESTIDS.replyText).inputValue()).toBe(REPLY)
  await desk.unroute('**/replies/**')
  await at(desk, STAFF_TESTIDS.replySend).click()
  await says(desk, '发出去了')
  await expect.poll(() => at(desk, STAFF_TESTIDS.message).count()).toBe(1)
  const answer = phone.waitForResponse((response) => response.url().includes(routes.report('')))
  await lookUp(phone, server.url, code)
  expect(((await (await answer).json()) as { replies: unknown[] }).replies).toHaveLength(1)
})

test('an empty reply is not sent', async () => {
  await file('grid', 'GBG')
  const desk = await readAs('研判员', '垃圾')
  await reply(desk, ' \n ')
  await says(desk, '还没写字')
})
