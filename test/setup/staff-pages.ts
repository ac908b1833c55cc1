import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { violations } from './axe.ts'
import { at } from './phone.ts'
import type { ServerProcess } from './server-process.ts'

/** An office PC with nothing kept from before. */
export async function newPc(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', ...options })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

export interface Person {
  readonly name: string
  readonly password: string
}

/** Opens a page of the staff and signs in on the way to it. */
export async function signIn(page: Page, url: string, { name, password }: Person, path: string = STAFF_PAGES.start) {
  await page.goto(url + path)
  await at(page, STAFF_TESTIDS.name).fill(name)
  await at(page, STAFF_TESTIDS.password).fill(password)
  await at(page, STAFF_TESTIDS.submit).click()
  // On a phone it lies in the closed menu.
  await at(page, STAFF_TESTIDS.signOut).waitFor({ state: 'attached' })
}

/**
 * Opens pages for people of a trial or demo. Each signs in once for the whole file, because a password takes a second to stretch.
 *
 * @param where looked up at each use: browser and server are there only once the tests begin
 */
export function peopleAtWork(where: () => { readonly browser: Browser; readonly server: ServerProcess }) {
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()
  return async (name: string, to: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const { browser, server } = where()
    const storageState = sessions.get(name)
    const page = await newPc(browser, { ...options, ...(storageState && { storageState }) })
    if (storageState) await page.goto(server.url + to)
    else await signIn(page, server.url, { name, password: server.logins[name] ?? '' }, to)
    sessions.set(name, await page.context().storageState())
    return page
  }
}

/** Takes an invitation: the link is opened, a password chosen. */
export async function takeInvitation(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await at(page, STAFF_TESTIDS.password).fill(password)
  await at(page, STAFF_TESTIDS.passwordAgain).fill(password)
  await at(page, STAFF_TESTIDS.submit).click()
  await at(page, STAFF_TESTIDS.signOut).waitFor()
}

/** How many pixels stand out to the right of the screen. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const LOOKS = [
  [1280, 'light'],
  [360, 'dark'],
  [360, 'light'],
] as const

/** A page that shuts nobody out: by light and by dark, on a PC, a phone and the smallest phone, in large type. Opened with `bypassCSP`. */
export async function expectForEverybody(page: Page): Promise<void> {
  for (const [width, colorScheme] of LOOKS) {
    await page.setViewportSize({ width, height: 720 })
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), `${width} px, ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 568 })
  expect(await sideways(page), 'at 320 px').toBe(0)
  await page.evaluate(() => document.documentElement.toggleAttribute('data-elder', true))
  expect(await sideways(page), 'in large type').toBe(0)
  expect(await violations(page), 'in large type').toEqual([])
}
