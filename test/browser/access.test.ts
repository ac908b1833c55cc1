import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, postersOf, submit, wholeAppLoaded } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { arrivedSince, contentOf, storedReports } from '../setup/stored-reports.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let posters: Record<Kind, string[]>

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  posters = await postersOf(server)
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

/** Tab until the element with this handle has the focus, as someone without a pointer does. */
async function tabTo(page: Page, testid: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    const here = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
    if (here === testid) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${testid} cannot be reached with Tab`)
}

test('a cadre with a keyboard or a switch, without any pointer, goes the whole way', async () => {
  const before = storedReports(folder)
  const { page } = await newPhone(browser, { hasTouch: false, isMobile: false })
  await page.goto(posters.burden[0] ?? '')
  await tabTo(page, TESTIDS.tile('MTG'))
  await page.keyboard.press('Enter')
  await at(page, TESTIDS.words).waitFor()
  await tabTo(page, TESTIDS.subtype('MTG-01'))
  await page.keyboard.press('Space')
  await tabTo(page, TESTIDS.words)
  await page.keyboard.type('meetings')
  await tabTo(page, TESTIDS.submit)
  await page.keyboard.press('Enter')
  await arrived(page)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await tabTo(page, TESTIDS.receiptCopy)
  const [stored] = arrivedSince(folder, before)
  expect(stored?.report.subtypes).toEqual(['MTG-01'])
  expect((await contentOf(folder, stored!.report)).words).toBe('meetings')
})

/** Every page of a reporter, in the state with the most on it. */
const SCREENS: readonly { name: string; open: (page: Page) => Promise<unknown> }[] = [
  { name: 'start', open: (page) => page.goto(server.url) },
  { name: 'scan of a burden code', open: (page) => page.goto(posters.burden[0] ?? '') },
  { name: 'scan of a grid code', open: (page) => page.goto(posters.grid[0] ?? '') },
  {
    name: 'burden form',
    open: async (page) => {
      await openForm(page, posters.burden[0] ?? '', 'MTG')
      await at(page, TESTIDS.photosOpen).click()
      await at(page, TESTIDS.words).fill('只有我 13812345678')
    },
  },
  { name: 'grid form', open: (page) => openForm(page, posters.grid[0] ?? '', 'GAS') },
  {
    name: 'receipt',
    open: async (page) => {
      await openForm(page, posters.grid[0] ?? '', 'LEK')
      await submit(page)
      await arrived(page)
    },
  },
  {
    name: 'outbox with an item',
    open: async (page) => {
      await openForm(page, posters.grid[0] ?? '', 'LEK')
      await wholeAppLoaded(page)
      await page.context().setOffline(true)
      await submit(page)
      await page.locator(`main a[href="${PAGES.outbox}"]`).click()
      await at(page, TESTIDS.outboxItem).waitFor()
      await at(page, TESTIDS.clearAll).click()
    },
  },
  { name: 'look-up', open: (page) => page.goto(server.url + PAGES.receipt) },
  { name: 'board', open: (page) => page.goto(server.url + PAGES.board) },
  { name: 'what is stored', open: (page) => page.goto(server.url + PAGES.stored) },
]

/** What stands out to the right of the screen. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > clientWidth + 1,
    )
    return [`${scrollWidth} px`, ...out.slice(0, 3).map((each) => each.outerHTML.slice(0, 120))]
  })

const setTextSize = (page: Page, size: string): Promise<void> =>
  page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize
  }, size)

describe('nobody is shut out of the page', () => {
  test.each(SCREENS)(
    '$name: by light and by dark, on 320 px, with text 1.6 times as large, in elder mode',
    async ({ open }) => {
      const { page } = await newPhone(browser, { bypassCSP: true, reducedMotion: 'reduce' })
      await open(page)
      await page.locator('main h1').first().waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await violations(page), colorScheme).toEqual([])
      }
      await page.setViewportSize({ width: 320, height: 568 })
      await setTextSize(page, '160%')
      expect(await sideways(page)).toEqual([])
      await setTextSize(page, '')
      await at(page, TESTIDS.elderSwitch).click()
      expect(await sideways(page)).toEqual([])
      expect(await violations(page), 'elder mode').toEqual([])
    },
  )
})
