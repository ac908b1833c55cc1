import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { TESTIDS } from '../../src/contract/testids.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { at, newPhone, openForm, postersOf, queued, readyForOffline, submit } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

endAfterAll(folder, () => ({ browser, server }))

test('a report that has waited for five days is spoken of at the next visit, before the browser clears it away', async () => {
  const { context, page } = await newPhone(browser)
  const sheet = (await postersOf(server)).burden[0] ?? ''
  await openForm(page, sheet, 'MTG')
  await readyForOffline(page)
  await context.setOffline(true)
  await submit(page)

  await page.goto(sheet)
  await at(page, TESTIDS.tile('MTG')).waitFor()
  await expect.poll(() => queued(page)).toHaveLength(1)
  expect(await at(page, TESTIDS.agingBar).count()).toBe(0)

  await page.clock.setFixedTime(new Date(Date.now() + 5 * DAY_MS))
  await page.goto('about:blank')
  await page.goto(sheet)
  await at(page, TESTIDS.agingBar).waitFor()
  await at(page, TESTIDS.tile('DOC')).click()
  await at(page, TESTIDS.submit).waitFor()
  expect(await at(page, TESTIDS.agingBar).count()).toBe(0)

  await page.goto(sheet)
  await at(page, TESTIDS.agingBar).click()
  await at(page, TESTIDS.outboxAging).waitFor()
  await context.setOffline(false)
  await at(page, TESTIDS.outboxRetry).click()
  await at(page, TESTIDS.outboxEmpty).waitFor()
})
