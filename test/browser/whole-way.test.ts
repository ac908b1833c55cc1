import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { classFloor } from '../../src/contract/quantity-class.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import { type Gate, openGate, passOn } from '../setup/gate.ts'
import {
  arrived,
  at,
  codeOf,
  keptOnPhone,
  lookUp,
  newPhone,
  openForm,
  posterAt,
  postersOf,
  queued,
  readyForOffline,
  sendAgain,
  stateSays,
  submit,
} from '../setup/phone.ts'
import { removeFolder, runJianfu, type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { arrivedSince, asGrid, contentOf, storedReports } from '../setup/stored-reports.ts'

const WORDS = '每周开四次会，都是照着念文件'
const LEAK = '三楼楼道漏水，地上结冰'
const ADDRESS = '3号楼2单元门口'
const CONTACT = '王大娘 0631-5551234'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let gate: Gate
let posters: Record<Kind, string[]>

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  gate = await openGate(server.url)
  posters = await postersOf(server, gate.url)
})

afterAll(async () => {
  await browser?.close()
  await gate?.close()
  await server?.stop()
  removeFolder(folder)
})

afterEach(async () => {
  gate.rule = passOn
  for (const context of browser.contexts()) await context.close()
})

const burdenPoster = () => posters.burden[0] ?? ''
const gridPoster = () => posters.grid[0] ?? ''

async function fillBurden(page: Page): Promise<void> {
  await openForm(page, burdenPoster(), 'MTG')
  await at(page, TESTIDS.subtype('MTG-01')).check({ force: true })
  for (let tap = 0; tap < 7; tap++)
    await page.locator('[data-testid^="quantity-"][data-testid$="-more"]').first().click()
  await at(page, TESTIDS.issuerLevel('county')).check({ force: true })
  await at(page, TESTIDS.words).fill(WORDS)
}

async function fillGrid(page: Page): Promise<void> {
  await openForm(page, gridPoster(), 'LEK')
  await at(page, TESTIDS.address).fill(ADDRESS)
  await at(page, TESTIDS.words).fill(LEAK)
  await at(page, TESTIDS.contact).fill(CONTACT)
}

/** No network at all, or one that leads to a server that is not there. */
const OUTAGES = [
  {
    name: 'the network is off',
    begin: (page: Page) => page.context().setOffline(true),
    end: (page: Page) => page.context().setOffline(false),
  },
  {
    name: 'the server cannot be reached',
    begin: async () => {
      gate.rule = () => Promise.reject(new Error('nobody there'))
    },
    end: (page: Page) => {
      gate.rule = passOn
      return sendAgain(page)
    },
  },
]

const WAYS = [
  { who: 'a cadre', kind: 'burden', fill: fillBurden, secrets: [WORDS, '每周开四次会', 'MTG'] },
  { who: 'a resident', kind: 'grid', fill: fillGrid, secrets: [LEAK, ADDRESS, CONTACT, 'LEK'] },
] as const

describe.each(OUTAGES)('while $name', ({ begin, end }) => {
  test.each(WAYS)('$who reports, closes the page and comes back: stored once, with a signed receipt', async (way) => {
    const before = storedReports(folder).length
    const { context, page } = await newPhone(browser)
    await page.goto(way.kind === 'burden' ? burdenPoster() : gridPoster())
    await readyForOffline(page)
    await way.fill(page)
    await begin(page)
    const code = await submit(page)
    await stateSays(page, '已存在这部手机里')
    expect(await page.locator('main').innerText()).not.toMatch(/服务器已收到|交上去了/)
    await page.close()

    const later = await context.newPage()
    await later.goto(`${gate.url}${PAGES.outbox}`)
    const item = at(later, TESTIDS.outboxItem)
    await item.first().waitFor()
    expect(await item.count()).toBe(1)
    const shown = await later.locator('body').innerText()
    const kept = await keptOnPhone(later)
    for (const secret of way.secrets) {
      expect(shown).not.toContain(secret)
      if (secret.length > 3) expect(kept).not.toContain(secret)
    }
    expect(kept).not.toContain(code)
    expect(storedReports(folder)).toHaveLength(before)

    await end(later)
    await at(later, TESTIDS.outboxEmpty).waitFor()
    expect(await queued(later)).toEqual([])
    expect(storedReports(folder)).toHaveLength(before + 1)
    const page2 = await lookUp(later, gate.url, code)
    expect(page2).toContain('已收到')
    expect(page2).toContain('收条是真的')
  })
})

test('a report written with a network says that the server has it only after the server said so', async () => {
  const { page } = await newPhone(browser)
  await fillGrid(page)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  gate.rule = async (passing, forward) => {
    if (passing.method === 'PUT') await held
    return forward()
  }
  await submit(page)
  expect(await page.locator('main').innerText()).not.toMatch(/服务器已收到|交上去了/)
  release()
  await arrived(page)
  gate.rule = passOn
})

test('the reviewers read the exact words and numbers; the server reads classes of numbers only', async () => {
  const before = storedReports(folder)
  const { page } = await newPhone(browser)
  await fillBurden(page)
  await submit(page)
  await arrived(page)
  const [stored] = arrivedSince(folder, before)
  expect(stored).toMatchObject({ category: 'MTG', report: { subtypes: ['MTG-01'], issuerLevel: 'county' } })
  expect(JSON.stringify(stored)).not.toContain(WORDS)
  const content = await contentOf(folder, stored!.report)
  expect(content.words).toBe(WORDS)
  const [[name, exact] = ['', 0]] = Object.entries(content.quantities)
  expect(exact).toBeGreaterThanOrEqual(7)
  expect(stored!.report.quantities).toEqual({ [name]: classFloor(exact) })
  const poster = await posterAt(burdenPoster())
  expect(stored!.place).toBe(poster.places[0]?.code)
})

test('a work order keeps words readable, and contact and address encrypted on the server’s disk', async () => {
  const stored = storedReports(folder).filter(({ report }) => report.kind === 'grid')
  expect(stored.length).toBeGreaterThan(0)
  const poster = await posterAt(gridPoster())
  for (const each of stored) {
    expect(each.place).toBe(poster.places[0]?.code)
    expect(asGrid(each).text).toBe(LEAK)
    expect(JSON.stringify(each)).not.toContain(ADDRESS)
    expect(JSON.stringify(each)).not.toContain(CONTACT)
  }
})

test('an item of place A is sent while the page of place B is open', async () => {
  const { context, page } = await newPhone(browser)
  await openForm(page, gridPoster(), 'LEK')
  await at(page, TESTIDS.words).fill(LEAK)
  gate.rule = (passing, forward) => (passing.method === 'PUT' ? Promise.reject(new Error('cut')) : forward())
  await submit(page)
  await page.close()
  gate.rule = passOn
  const before = storedReports(folder).length
  const other = await context.newPage()
  await other.goto(burdenPoster())
  await eventually(() => expect(storedReports(folder)).toHaveLength(before + 1))
  await eventually(async () => expect(await queued(other)).toEqual([]))
  expect(codeOf(other.url())).toBe(codeOf(burdenPoster()))
})

test('the server finds no fault in all that was stored', async () => {
  expect(await runJianfu(['check'], folder)).toBe('ok\n')
})
