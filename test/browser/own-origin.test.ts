import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, postersOf, submit } from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'

const CLIENT = join(import.meta.dirname, '../../dist/client')

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

endAfterAll(folder, () => ({ browser, server }))

test('the whole way asks nobody but our own server, breaks no policy, and no error reaches the console', async () => {
  const { context, page } = await newPhone(browser)
  const foreign: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== server.url) foreign.push(request.url())
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  context.on('weberror', ({ error }) => void complaints.push(String(error())))
  const { burden, grid } = await postersOf(server)
  await openForm(page, burden[0] ?? '', 'MTG')
  await at(page, TESTIDS.photosOpen).click()
  const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(1200, 900) }
  await at(page, TESTIDS.photoChoose).setInputFiles(file)
  await at(page, TESTIDS.photoItem).waitFor()
  await submit(page)
  await arrived(page)
  await at(page, TESTIDS.receiptPicture).click()
  await at(page, TESTIDS.languageSwitch).click()
  await at(page, TESTIDS.elderSwitch).click()
  await openForm(page, grid[0] ?? '', 'LEK')
  await submit(page)
  for (const path of [PAGES.start, PAGES.outbox, PAGES.receipt, PAGES.board, PAGES.stored]) {
    await page.goto(server.url + path)
    await page.locator('main h1').first().waitFor()
  }
  await at(page, TESTIDS.quickExit).click()
  await page.waitForURL('**/neutral.html')
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
})

const built = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(js|css|html|svg|webmanifest)$/.test(name),
)

/** Something a browser would fetch from another host. A name space or a sentence in a library is none. */
const FETCHED =
  /(?:url\(\s*['"]?|(?:src|href)=["'\\]*|@import\s*['"]|(?:fetch|import|importScripts|Worker|EventSource|WebSocket)\(\s*['"`])(?:https?:)?\/\/[\w.-]+/gi

test.each(built)('the built file %s names nothing that would be fetched from another host', (name) => {
  expect(readFileSync(join(CLIENT, name), 'utf8').match(FETCHED) ?? []).toEqual([])
})

test('no built style brings a font of its own', () => {
  for (const name of built.filter((each) => each.endsWith('.css')))
    expect(readFileSync(join(CLIENT, name), 'utf8')).not.toContain('@font-face')
})
