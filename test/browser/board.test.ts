import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { PAGES, routes } from '../../src/contract/api.ts'
import type { Board } from '../../src/contract/board.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, postersOf, readyForOffline, submit } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { sideways } from '../setup/staff-pages.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder, {}, ['demo', '--reports', '5000'])
  browser = await launchChromium()
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const board = async (): Promise<Board> => (await fetch(server.url + routes.board)).json() as Promise<Board>

test('the board says nothing of fewer than five, and names no village, town or area', async () => {
  const { figures } = await board()
  expect(figures.length).toBeGreaterThan(50)
  expect(figures.filter(({ count }) => count < 5)).toEqual([])
  expect(figures.filter(({ place }) => !/^[0-9]{6}0{6}$/.test(place))).toEqual([])
})

test('a cadre comes from the receipt to what all have reported, and reads it again without a network', async () => {
  const { context, page } = await newPhone(browser)
  const { burden } = await postersOf(server)
  await openForm(page, burden[0] ?? '', 'MTG')
  await submit(page)
  await arrived(page)
  await at(page, TESTIDS.boardLink).first().click()
  const first = at(page, TESTIDS.boardFigure).first()
  await first.waitFor()
  const said = await first.innerText()
  expect(said).toMatch(/\d+/)
  await page.goto(server.url + PAGES.board)
  await first.waitFor()
  await readyForOffline(page)
  await context.setOffline(true)
  await page.reload()
  await first.waitFor()
  expect(await first.innerText()).toBe(said)
  await page.getByText('没有网').first().waitFor()
})

test.each(['light', 'dark'] as const)('everybody can read it, also on the smallest phone: %s', async (colorScheme) => {
  const { page } = await newPhone(browser, { viewport: { width: 320, height: 640 }, colorScheme, bypassCSP: true })
  await page.goto(server.url + PAGES.board)
  await at(page, TESTIDS.boardFigure).first().waitFor()
  await page.addStyleTag({ content: 'html { font-size: 170% !important }' })
  expect(await violations(page)).toEqual([])
  expect(await sideways(page)).toBe(0)
})
