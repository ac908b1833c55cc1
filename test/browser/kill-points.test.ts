import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { eventually } from '../setup/eventually.ts'
import { type Gate, isPart, isReport, openGate, passOn, type Rule, sendings } from '../setup/gate.ts'
import { type KillableChromium, startKillableChromium } from '../setup/killable-chromium.ts'
import { arrived, at, keptOnPhone, openForm, postersOf, queued } from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { removeFolder, type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { asGrid, storedReports } from '../setup/stored-reports.ts'

const never = new Promise<never>(() => {})

/** A transaction that has done something and never ends: what it did is not on the disk when the browser dies. */
const NEVER_COMMITS = (method: 'add' | 'delete') => `{
  const original = IDBObjectStore.prototype.${method}
  IDBObjectStore.prototype.${method} = function (...args) {
    const request = original.apply(this, args)
    if (this.name === 'items') {
      const goOn = () => { this.count().onsuccess = goOn }
      goOn()
      window.insideTransaction = true
    }
    return request
  }
}`
/** The worker stays silent, and the page's patience with it has no end. */
const NEVER_DERIVES = `{
  window.Worker = class { addEventListener() {} postMessage() {} terminate() {} }
  const original = window.setTimeout
  window.setTimeout = (run, ms, ...args) => ms === 15000 ? 0 : original(run, ms, ...args)
}`
const NEVER_SENDS = `{
  const original = window.fetch
  window.fetch = (url, init) => init?.method === 'PUT' ? new Promise(() => { window.sendingBegan = true }) : original(url, init)
}`

interface KillPoint {
  readonly when: string
  readonly script?: string
  readonly photo?: boolean
  readonly rule?: Rule
  readonly submits: boolean
  /** Waits until the phone is at the point. */
  readonly reached: (page: Page, gate: Gate) => Promise<unknown>
  /** Whether the receipt page was on screen: from then on the report must arrive. */
  readonly promised: boolean
}

const receiptShown = (page: Page) => at(page, TESTIDS.receiptCode).waitFor()
const hold =
  (which: typeof isReport): Rule =>
  (passing, forward) =>
    which(passing) ? never : forward()

const POINTS: readonly KillPoint[] = [
  {
    when: 'the form is half filled',
    submits: false,
    reached: (page) => eventually(async () => expect(await keptOnPhone(page)).toContain('the form is half filled')),
    promised: false,
  },
  {
    when: 'the button is pressed and nothing is sealed yet',
    script: NEVER_DERIVES,
    submits: true,
    reached: (page) => eventually(async () => expect(await keptOnPhone(page)).toContain('nothing is sealed yet')),
    promised: false,
  },
  {
    when: 'the report is being written to the queue',
    script: NEVER_COMMITS('add'),
    submits: true,
    reached: (page) => page.waitForFunction(() => 'insideTransaction' in window),
    promised: false,
  },
  {
    when: 'the report is in the queue and nothing has been sent',
    script: NEVER_SENDS,
    submits: true,
    reached: (page) => page.waitForFunction(() => 'sendingBegan' in window),
    promised: true,
  },
  {
    when: 'one piece of the photo has been sent',
    photo: true,
    rule: async (passing, forward) => (isPart(passing) && !isFirst(passing.path) ? never : forward()),
    submits: true,
    reached: async (page) =>
      eventually(async () => expect((await queued(page))[0]?.parts.filter(({ sent }) => sent)).toHaveLength(1)),
    promised: true,
  },
  {
    when: 'all pieces have been sent, the report not yet',
    photo: true,
    rule: hold(isReport),
    submits: true,
    reached: (_page, gate) => eventually(() => expect(gate.seen.some(isReport)).toBe(true)),
    promised: true,
  },
  {
    when: 'the report is on its way to the server',
    rule: hold(isReport),
    submits: true,
    reached: (_page, gate) => eventually(() => expect(gate.seen.some(isReport)).toBe(true)),
    promised: true,
  },
  {
    when: 'the server has stored the report and its answer is on the way',
    rule: async (passing, forward) => {
      const answer = await forward()
      return isReport(passing) ? never : answer
    },
    submits: true,
    reached: () => eventually(() => expect(storedWith('its answer is on the way')).toHaveLength(1)),
    promised: true,
  },
  {
    when: 'the receipt has come and the report is being removed from the queue',
    script: NEVER_COMMITS('delete'),
    submits: true,
    reached: (page) => page.waitForFunction(() => 'insideTransaction' in window),
    promised: true,
  },
  {
    when: 'the report is removed from the queue',
    submits: true,
    reached: (page) => arrived(page),
    promised: true,
  },
]

const firstPart = new Set<string>()
/** Whether a piece is the first one this row of the table has let through. */
function isFirst(path: string): boolean {
  if (firstPart.size === 0) firstPart.add(path)
  return firstPart.has(path)
}

const folder = temporaryFolder()
const profile = temporaryFolder()
const gates = new Map<string, Gate>()
let server: ServerProcess
let phone: KillableChromium
let gridPath: string
let burdenPath: string

const storedWith = (words: string) =>
  storedReports(folder).filter((stored) => asGrid(stored).text?.includes(words) === true)

/** Each point has an origin of its own, so that one phone that dies once stands at all of them. */
beforeAll(async () => {
  server = await startServer(folder)
  const { grid, burden } = await postersOf(server)
  gridPath = new URL(grid[0] ?? '').pathname
  burdenPath = new URL(burden[0] ?? '').pathname
  const photo = await cameraPhoto()
  phone = await startKillableChromium(profile)
  for (const point of POINTS) {
    const gate = await openGate(server.url)
    gates.set(point.when, gate)
    const page = await openPage(phone.context, point.script)
    await openForm(page, gate.url + gridPath, 'LEK')
    await at(page, TESTIDS.words).fill(point.when)
    if (point.photo) await addPhoto(page, photo)
    if (point.rule) gate.rule = point.rule
    if (point.submits) await at(page, TESTIDS.submit).click()
    if (point.promised) await receiptShown(page)
    await point.reached(page, gate)
  }
  await halfFilledBurden()
  await phone.kill()
  for (const gate of gates.values()) gate.rule = passOn
  phone = await startKillableChromium(profile)
}, 120_000)

afterAll(async () => {
  await phone?.kill()
  for (const gate of gates.values()) await gate.close()
  await server?.stop()
  removeFolder(folder)
  removeFolder(profile)
})

async function openPage(context: BrowserContext, script?: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  if (script) await page.addInitScript(script)
  return page
}

async function addPhoto(page: Page, photo: Buffer): Promise<void> {
  await at(page, TESTIDS.photosOpen).click()
  await at(page, TESTIDS.photoChoose).setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo })
  await at(page, TESTIDS.photoItem).waitFor()
}

const BURDEN_WORDS = '半张没写完的负担'

async function halfFilledBurden(): Promise<void> {
  const page = await openPage(phone.context)
  await openForm(page, server.url + burdenPath, 'MTG')
  await at(page, TESTIDS.words).fill(BURDEN_WORDS)
  await eventually(async () => expect(await page.evaluate(() => sessionStorage.length)).toBeGreaterThan(0))
}

describe('the phone dies while', () => {
  test.each(POINTS.filter(({ promised }) => promised))('$when: the report arrives, once', async ({ when }) => {
    const gate = gates.get(when)!
    const page = await openPage(phone.context)
    await page.goto(gate.url + PAGES.outbox)
    await at(page, TESTIDS.outboxEmpty).waitFor()
    expect(storedWith(when)).toHaveLength(1)
    expect(new Set([...sendings(gate).keys()].filter((path) => path.includes('/reports/'))).size).toBe(1)
    await page.close()
  })

  test.each(POINTS.filter(({ promised }) => !promised))(
    '$when: nothing was claimed, nothing is sent, and the words are in the form again',
    async ({ when }) => {
      const gate = gates.get(when)!
      const page = await openPage(phone.context)
      await openForm(page, gate.url + gridPath, 'LEK')
      await eventually(async () => expect(await at(page, TESTIDS.words).inputValue()).toBe(when))
      expect(await queued(page)).toEqual([])
      expect(storedWith(when)).toEqual([])
      await page.close()
    },
  )

  test('a burden is half filled: nobody who finds the phone can read it', async () => {
    const page = await openPage(phone.context)
    await page.goto(server.url + burdenPath)
    expect(await keptOnPhone(page)).not.toContain(BURDEN_WORDS)
    await at(page, TESTIDS.tile('MTG')).click()
    expect(await at(page, TESTIDS.words).inputValue()).toBe('')
    expect(await queued(page)).toEqual([])
    await page.close()
  })
})
