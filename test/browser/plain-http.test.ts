import { networkInterfaces } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import {
  arrived,
  at,
  lookUp,
  newPhone,
  openForm,
  postersOf,
  stateSays,
  submit,
  wholeAppLoaded,
} from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { arrivedSince, contentOf, storedReports } from '../setup/stored-reports.ts'

/** How a phone in the same network reaches the trial; on a machine without a network, a name that is not "localhost". */
const lan = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
const HOST = lan ?? 'jianfu.test'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let base: string
let page: Page

beforeAll(async () => {
  server = await startServer(folder, { HOST: '0.0.0.0' })
  browser = await launchChromium(['--host-resolver-rules=MAP jianfu.test 127.0.0.1'])
  base = `http://${HOST}:${new URL(server.url).port}`
  page = (await newPhone(browser)).page
})

endAfterAll(folder, () => ({ browser, server }))

test('the trial opened by a phone over plain http, where crypto.subtle, workers and locks are missing, takes a report', async () => {
  const before = storedReports(folder)
  const [poster = ''] = (await postersOf(server, base)).burden
  await openForm(page, poster, 'MTG')
  expect(
    await page.evaluate(() => [
      isSecureContext,
      'subtle' in crypto,
      'locks' in navigator,
      'serviceWorker' in navigator,
    ]),
  ).toEqual([false, false, false, false])
  await at(page, TESTIDS.words).fill('局域网里试一试')
  await at(page, TESTIDS.photosOpen).click()
  await at(page, TESTIDS.photoChoose).setInputFiles({
    name: 'a.jpg',
    mimeType: 'image/jpeg',
    buffer: await cameraPhoto(1200, 900),
  })
  await at(page, TESTIDS.photoItem).waitFor()
  const code = await submit(page)
  await arrived(page)
  const [stored] = arrivedSince(folder, before)
  expect((await contentOf(folder, stored!.report)).words).toBe('局域网里试一试')
  expect(await lookUp(page, base, code)).toContain('收条是真的')
})

test('a report written there while the network is away waits, survives a reload, and is sent once', async () => {
  const before = storedReports(folder)
  const [poster = ''] = (await postersOf(server, base)).grid
  await page.goto(poster)
  await wholeAppLoaded(page)
  await page.context().setOffline(true)
  await at(page, TESTIDS.tile('LEK')).click()
  await at(page, TESTIDS.words).waitFor()
  const code = await submit(page)
  await stateSays(page, '已存在这部手机里')
  await page.context().setOffline(false)
  await page.goto(base + PAGES.outbox)
  await at(page, TESTIDS.outboxEmpty).waitFor()
  expect(arrivedSince(folder, before)).toHaveLength(1)
  expect(await lookUp(page, base, code)).toContain('已收到')
})

test('the receipt code can be copied there without the clipboard API', async () => {
  const [poster = ''] = (await postersOf(server, base)).grid
  await openForm(page, poster, 'LEK')
  const code = await submit(page)
  await at(page, TESTIDS.receiptCopy).click()
  await page.getByText('复制好了').waitFor()
  await page.goto(base + PAGES.receipt)
  await at(page, TESTIDS.lookupInput).focus()
  await page.keyboard.press('Control+V')
  expect((await at(page, TESTIDS.lookupInput).inputValue()).replace(/\D/g, '')).toBe(code)
})
