import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { makePosterCode } from '../../src/contract/poster-code.ts'
import { SCAN_TESTIDS } from '../../src/contract/scan-testids.ts'
import { TROUBLES } from '../../src/contract/sheet.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { at, codeOf, keptOnPhone, newPhone, posterAt, postersOf, readyForOffline } from '../setup/phone.ts'
import { runJianfu, type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let posters: Record<Kind, string[]>
let complaints: string

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  posters = await postersOf(server)
  complaints = (await posterAt(posters.grid[0] ?? '')).operator.complaints
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const nobodys = makePosterCode((count) => new Uint8Array(count).fill(9))
const says = (page: Page, words: string) => at(page, SCAN_TESTIDS.troubleState).filter({ hasText: words }).waitFor()

test.each(TROUBLES)(
  'anybody who stands before a sheet tells that it is %s, and nothing of it stays on the phone',
  async (trouble) => {
    const { page } = await newPhone(browser)
    const poster = posters.grid[0] ?? ''
    await page.goto(poster)
    await readyForOffline(page)
    const told: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PUT') told.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`)
    })
    const cookies = () => page.context().cookies()
    const before = await keptOnPhone(page)
    await page.locator('.foot a[href="#/sheet"]').click()
    await at(page, SCAN_TESTIDS.trouble(trouble)).click()
    await says(page, '谢谢')
    expect(told).toEqual([`/api/v1/posters/${codeOf(poster)}/troubles/${trouble} `])
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await keptOnPhone(page)).toBe(before)
    expect(await cookies()).toEqual([])
    await page.locator('main .back').click()
    await at(page, TESTIDS.placeName).waitFor()
  },
)

test('from the first page, with the code typed', async () => {
  const { page } = await newPhone(browser)
  await page.goto(server.url)
  await at(page, SCAN_TESTIDS.troubleLink).click()
  await at(page, TESTIDS.codeInput).fill(codeOf(posters.burden[0] ?? ''))
  await at(page, TESTIDS.codeSubmit).click()
  await at(page, SCAN_TESTIDS.trouble('gone')).click()
  await says(page, '谢谢')
})

test('a code that is nobody’s may be a forger’s: a warning, and whom to tell', async () => {
  const { page } = await newPhone(browser)
  await page.goto(new URL(PAGES.poster(nobodys), server.url).href)
  await at(page, SCAN_TESTIDS.troubleLink).click()
  await at(page, SCAN_TESTIDS.trouble('tampered')).click()
  await says(page, '这个码不是我们发的')
  expect(await page.locator('main').innerText()).toContain(complaints)
})

test('a withdrawn sheet says so, and leads to another code and to the operator', async () => {
  const { page } = await newPhone(browser)
  const poster = posters.grid[1] ?? ''
  await runJianfu(['posters', 'revoke', codeOf(poster)], folder)
  await page.goto(poster)
  await at(page, TESTIDS.codeError).filter({ hasText: '请扫新码' }).waitFor()
  await page.locator('main a[href="/#/scan"]').waitFor()
  await page.locator(`main a[href="${PAGES.start}"]`).waitFor()
  await at(page, SCAN_TESTIDS.troubleLink).click()
  await at(page, SCAN_TESTIDS.trouble('torn')).click()
  await says(page, '停用')
  expect(await page.locator('main').innerText()).toContain(complaints)
})

test('without a network it is said that nothing was told, nothing is kept, and a second tap tells it', async () => {
  const { page } = await newPhone(browser)
  await page.goto(posters.grid[0] ?? '')
  await readyForOffline(page)
  const before = await keptOnPhone(page)
  await page.context().setOffline(true)
  await page.locator('.foot a[href="#/sheet"]').click()
  await at(page, SCAN_TESTIDS.trouble('torn')).click()
  await page.getByText('没有告诉成').waitFor()
  expect(await keptOnPhone(page)).toBe(before)
  await page.context().setOffline(false)
  await at(page, SCAN_TESTIDS.trouble('torn')).click()
  await says(page, '谢谢')
})

test('nobody is shut out: by light and dark, on 320 px, in elder mode and in English, by keyboard', async () => {
  const { page } = await newPhone(browser, { bypassCSP: true, reducedMotion: 'reduce', hasTouch: false })
  await page.goto(`${posters.grid[0]}#/sheet`)
  await at(page, SCAN_TESTIDS.trouble('torn')).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), colorScheme).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 568 })
  await at(page, TESTIDS.elderSwitch).click()
  await at(page, TESTIDS.languageSwitch).click()
  await page.getByText('How to know a real one').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(await violations(page)).toEqual([])
  await at(page, SCAN_TESTIDS.trouble('torn')).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await says(page, 'Thank you')
})
