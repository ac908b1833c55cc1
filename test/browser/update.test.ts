import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import { type Answer, type Gate, openGate, type Rule } from '../setup/gate.ts'
import { arrived, at, newPhone, openForm, postersOf, readyForOffline, submit } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let gate: Gate
let page: Page
let poster: string

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

beforeEach(async () => {
  gate = await openGate(server.url)
  poster = (await postersOf(server, gate.url)).grid[0] ?? ''
  page = (await newPhone(browser)).page
})

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await gate.close()
})

endAfterAll(folder, () => ({ browser, server }))

const WORDS = '写到一半，程序更新了'
const WORKER = '/service-worker.js'

const plain = { 'accept-encoding': 'identity' }

/** The next release: the same worker with one more file in its list. */
const nextRelease =
  (extra: string, asset: () => Answer): Rule =>
  async (passing, forward) => {
    if (passing.path.startsWith(extra)) return asset()
    if (passing.path !== WORKER) return forward()
    const text = await (await fetch(server.url + WORKER, { headers: plain })).text()
    // One entry more in the list the build has put in.
    const [entry = ''] =
      text.match(
        /\{[^{}]*\brevision\b[^{}]*\/?neutral\.html[^{}]*\}|\{[^{}]*\/?neutral\.html[^{}]*\brevision\b[^{}]*\}/,
      ) ?? []
    if (!entry) throw new Error('the worker has no list of files')
    const added = text.replace(entry, () => `{"revision":null,"url":"${extra}"},${entry}`)
    return { status: 200, headers: { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }, body: added }
  }

const found = (): Answer => ({ status: 200, headers: { 'content-type': 'text/javascript' }, body: '0' })
const broken = (): Answer => ({ status: 500, headers: { 'content-type': 'text/plain' }, body: 'no' })

const updateWorker = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update().catch(() => {})
  })
const workers = () =>
  page.evaluate(async () => {
    const { active, waiting, installing } = await navigator.serviceWorker.ready
    return { active: active?.state, waiting: waiting?.state, installing: installing?.state }
  })

async function halfFill(): Promise<void> {
  await page.goto(poster)
  await readyForOffline(page)
  await openForm(page, poster, 'LEK')
  await at(page, TESTIDS.words).fill(WORDS)
  await page.evaluate(() => Object.assign(window, { notReloaded: true }))
}

test('a new version comes while the form is half filled: it waits for a tap, and the text is there before and after', async () => {
  await halfFill()
  gate.rule = nextRelease('/assets/next-00000000.js', found)
  await updateWorker()
  await at(page, TESTIDS.updatePrompt).waitFor()
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true)
  expect(await at(page, TESTIDS.words).inputValue()).toBe(WORDS)
  await at(page, TESTIDS.updatePrompt).click()
  await page.waitForFunction(() => !('notReloaded' in window))
  await eventually(async () => expect(await at(page, TESTIDS.words).inputValue()).toBe(WORDS))
  expect(await workers()).toEqual({ active: 'activated', waiting: undefined, installing: undefined })
  await submit(page)
  await arrived(page)
})

test('a new version of which one file is missing is not let in; the old one goes on, also offline', async () => {
  await halfFill()
  gate.rule = nextRelease('/assets/missing-00000000.js', broken)
  await updateWorker()
  await eventually(() => expect(gate.seen.some(({ path }) => path.startsWith('/assets/missing'))).toBe(true))
  await eventually(async () =>
    expect(await workers()).toEqual({ active: 'activated', waiting: undefined, installing: undefined }),
  )
  expect(await at(page, TESTIDS.updatePrompt).count()).toBe(0)
  await page.context().setOffline(true)
  await page.goto(gate.url + PAGES.outbox)
  await at(page, TESTIDS.outboxEmpty).waitFor()
  await openForm(page, poster, 'LEK')
})

test('a file of an old version that the server no longer has is a 404, never a page in its place', async () => {
  const answer = await fetch(`${server.url}/assets/index-gone0000.js`)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type') ?? '').not.toContain('text/html')
})

test('the worker itself is asked for anew at every visit, so that a bad one can be replaced', async () => {
  const answer = await fetch(server.url + WORKER)
  expect(answer.headers.get('cache-control')).toMatch(/no-cache|max-age=0/)
})
