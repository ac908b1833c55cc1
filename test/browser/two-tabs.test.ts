import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import { type Gate, isReport, openGate, passOn, sendings } from '../setup/gate.ts'
import { arrived, at, keptOnPhone, newPhone, openForm, postersOf, queued, sendAgain, submit } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { asGrid, storedReports } from '../setup/stored-reports.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let gate: Gate
let gridPoster: string

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

/** Each test has an origin of its own and counts what passes. */
async function freshGate(): Promise<void> {
  gate = await openGate(server.url)
  gridPoster = (await postersOf(server, gate.url)).grid[0] ?? ''
}

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await gate?.close()
})

endAfterAll(folder, () => ({ browser, server }))

const storedWith = (words: string) => storedReports(folder).filter((stored) => asGrid(stored).text === words)

async function openWith(page: Page, words: string): Promise<void> {
  await openForm(page, gridPoster, 'LEK')
  await at(page, TESTIDS.words).fill(words)
}

describe('an impatient thumb makes one report', () => {
  test.each([
    { way: 'three taps in a row', press: (button: HTMLElement) => [1, 2, 3].forEach(() => void button.click()) },
    {
      way: 'Enter and a tap together',
      press: (button: HTMLElement) => {
        button.closest('form')?.requestSubmit()
        button.click()
      },
    },
  ])('$way', async ({ way, press }) => {
    await freshGate()
    const { page } = await newPhone(browser)
    await openWith(page, way)
    await at(page, TESTIDS.submit).evaluate(press as (node: Node) => void)
    await arrived(page)
    expect(storedWith(way)).toHaveLength(1)
    expect([...sendings(gate).values()]).toEqual([1])
  })

  test('Back to the form after the receipt, and submit again: the form is empty, not the same report anew', async () => {
    await freshGate()
    const { page } = await newPhone(browser)
    await openWith(page, '回头再交')
    await submit(page)
    await arrived(page)
    await page.goBack()
    await at(page, TESTIDS.tile('LEK')).click()
    expect(await at(page, TESTIDS.words).inputValue()).toBe('')
  })
})

describe('two tabs with the same draft', () => {
  async function sameDraftTwice(words: string): Promise<[Page, Page]> {
    await freshGate()
    const { context, page } = await newPhone(browser)
    await openWith(page, words)
    await eventually(async () => expect(await keptOnPhone(page)).toContain(words))
    const other = await context.newPage()
    await openForm(other, gridPoster, 'LEK')
    await eventually(async () => expect(await at(other, TESTIDS.words).inputValue()).toBe(words))
    return [page, other]
  }

  test('sent in one after the other: one report', async () => {
    const words = '两个页面，先后交'
    const [first, second] = await sameDraftTwice(words)
    await submit(first)
    await arrived(first)
    await eventually(async () => expect(await at(second, TESTIDS.form).count()).toBe(0))
    expect(storedWith(words)).toHaveLength(1)
  })

  test('changed in the other one meanwhile: that is a report of its own, and stays', async () => {
    const [first, second] = await sameDraftTwice('两个页面，一个改了')
    await at(second, TESTIDS.words).fill('另外一件事')
    await submit(first)
    await arrived(first)
    expect(await at(second, TESTIDS.words).inputValue()).toBe('另外一件事')
    await submit(second)
    await arrived(second)
    expect(storedWith('另外一件事')).toHaveLength(1)
  })
})

describe('two tabs that send at once send each report once', () => {
  test.each([
    { means: 'with Web Locks', script: '' },
    {
      means: 'with the lease, where Web Locks are missing',
      script: "Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })",
    },
  ])('$means', async ({ means, script }) => {
    await freshGate()
    const { context, page } = await newPhone(browser, { serviceWorkers: 'block' })
    if (script) await context.addInitScript(script)
    gate.rule = (passing, forward) => (isReport(passing) ? Promise.reject(new Error('cut')) : forward())
    await openWith(page, `${means}甲`)
    await submit(page)
    // Without loading the page anew: one that dies while it sends keeps the lease for a minute.
    await page.locator('main a[href="#/"]').click()
    await at(page, TESTIDS.tile('LEK')).click()
    await at(page, TESTIDS.words).fill(`${means}乙`)
    await submit(page)
    expect(await queued(page)).toHaveLength(2)
    const other = await context.newPage()
    await page.locator(`main a[href="${PAGES.outbox}"]`).click()
    await other.goto(gate.url + PAGES.outbox)
    await at(other, TESTIDS.outboxItem).first().waitFor()
    gate.seen.length = 0
    // Slow enough that the second tab would certainly overtake the first.
    gate.rule = async (passing, forward) => {
      if (isReport(passing)) await new Promise((resolve) => setTimeout(resolve, 300))
      return forward()
    }
    await Promise.all([sendAgain(page), sendAgain(other), sendAgain(page)])
    await at(page, TESTIDS.outboxEmpty).waitFor()
    await at(other, TESTIDS.outboxEmpty).waitFor()
    expect([...sendings(gate).values()]).toEqual([1, 1])
    for (const which of ['甲', '乙']) expect(storedWith(means + which)).toHaveLength(1)
    gate.rule = passOn
  })
})
