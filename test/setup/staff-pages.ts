import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { at } from './phone.ts'

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
