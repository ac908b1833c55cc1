import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { at } from './phone.ts'
import type { ServerProcess } from './server-process.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** An office PC. */
const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' }

/** Somebody of a trial at a desk (or, with other options, with a phone), signed in with the password the terminal has told. */
export async function atWork(
  browser: Browser,
  server: ServerProcess,
  name: string,
  to: string = STAFF_PAGES.reports,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...DESK, ...options })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const signIn = new URL(STAFF_PAGES.signIn, server.url)
  signIn.searchParams.set('to', to)
  await page.goto(signIn.href)
  await at(page, STAFF_TESTIDS.name).fill(name)
  await at(page, STAFF_TESTIDS.password).fill(server.logins[name] ?? '')
  await at(page, STAFF_TESTIDS.submit).click()
  await page.waitForURL((url) => url.pathname !== STAFF_PAGES.signIn)
  return page
}

/** What axe finds wrong with the page as it is now, and whether it is wider than the screen. */
export async function faultsOf(page: Page): Promise<string[]> {
  // The semicolon keeps the script's value, which cannot be handed over, from being its result.
  await page.evaluate(`${AXE};0`)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    return document.documentElement.scrollWidth > innerWidth ? [...faults, 'wider than the screen'] : faults
  })
}
