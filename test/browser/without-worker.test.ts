import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { at, newPhone, postersOf, stateSays, submit, wholeAppLoaded } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let posters: Record<Kind, string[]>

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  posters = await postersOf(server)
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

describe('where there is no service worker (WeChat on an iPhone) and the network goes after the page was opened', () => {
  test.each([
    { kind: 'burden', category: 'MTG' },
    { kind: 'grid', category: 'LEK' },
  ] as const)(
    'a $kind report is filled in, photos and all, submitted, and waits in the outbox',
    async ({ kind, category }) => {
      const { context, page } = await newPhone(browser, { serviceWorkers: 'block' })
      await page.goto(posters[kind][0] ?? '')
      await wholeAppLoaded(page)
      await context.setOffline(true)
      await at(page, TESTIDS.tile(category)).click()
      await at(page, TESTIDS.words).fill('断网了也能写')
      await at(page, TESTIDS.photosOpen).click()
      await at(page, TESTIDS.photoChoose).waitFor({ state: 'attached' })
      await submit(page)
      await stateSays(page, '已存在这部手机里')
      await page.locator(`main a[href="${PAGES.outbox}"]`).click()
      await at(page, TESTIDS.outboxItem).waitFor()
    },
  )

  test.each([PAGES.outbox, PAGES.receipt, PAGES.board, PAGES.stored, PAGES.start])(
    'the page %s opens from the sheet',
    async (path) => {
      const { context, page } = await newPhone(browser, { serviceWorkers: 'block' })
      await page.goto(posters.grid[0] ?? '')
      await wholeAppLoaded(page)
      await context.setOffline(true)
      await page.locator(`a[href="${path}"]`).first().click()
      await page.locator('main h1').first().waitFor()
      expect(await page.locator('main').innerText()).not.toContain('还没下载下来')
      expect(new URL(page.url()).pathname).toBe(path)
    },
  )

  test('a code typed on the first page is answered with a sentence, not with a part that is missing', async () => {
    const { context, page } = await newPhone(browser, { serviceWorkers: 'block' })
    await page.goto(server.url)
    await wholeAppLoaded(page)
    await context.setOffline(true)
    await at(page, TESTIDS.codeInput).fill(new URL(posters.grid[0] ?? '').pathname.slice(3))
    await at(page, TESTIDS.codeSubmit).click()
    await at(page, TESTIDS.codeError).filter({ hasText: '要有网才能打开这个码' }).waitFor()
  })
})
