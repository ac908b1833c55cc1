import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGES, STAFF_PAGES } from '../../src/contract/api.ts'
import { makePosterCode } from '../../src/contract/poster-code.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { at } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { peopleAtWork, sideways } from '../setup/staff-pages.ts'

const PHONE = { viewport: { width: 360, height: 640 }, bypassCSP: true }
const PC = { viewport: { width: 1280, height: 800 }, bypassCSP: true }
/** 环翠楼街道 and, inside it, 东北村居委会. */
const TOWN = '371002001000'
const VILLAGE = '东北村居委会'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder, {}, ['demo', '--reports', '20'])
  browser = await launchChromium()
}, 180_000)

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const atWork = peopleAtWork(() => ({ browser, server }))
const lines = (page: Page) => at(page, STAFF_TESTIDS.posterLine)
const ofVillage = (page: Page) => lines(page).filter({ hasText: `环翠楼街道 · ${VILLAGE}` })
const codeOf = async (page: Page) => (await ofVillage(page).locator('.code').first().innerText()).trim()

describe('codes', () => {
  test('an administrator replaces a tampered one by the keyboard; whoever scans the old one is told so', async () => {
    const page = await atWork('管理员', `${STAFF_PAGES.posters}?place=${TOWN}`, PC)
    await ofVillage(page).waitFor()
    const old = await codeOf(page)
    await ofVillage(page).getByTestId(STAFF_TESTIDS.posterReplace).focus()
    await page.keyboard.press('Enter')
    await at(page, STAFF_TESTIDS.posterReason('tampered')).focus()
    await page.keyboard.press('Space')
    expect(await violations(page)).toEqual([])
    await at(page, STAFF_TESTIDS.posterSend).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => at(page, STAFF_TESTIDS.posterSaid).innerText()).toContain('换了新码')
    await page.getByTestId(STAFF_TESTIDS.postersFilter('state')).selectOption('active')
    await expect.poll(() => codeOf(page)).not.toBe(old)
    expect((await fetch(server.url + PAGES.poster(old))).status).toBe(410)
    expect((await fetch(server.url + PAGES.poster(await codeOf(page)))).status).toBe(200)
  })

  test('what anybody has told of a sheet stands above the list until somebody has looked after it', async () => {
    const page = await atWork('管理员', STAFF_PAGES.posters, PC)
    const troubles = at(page, STAFF_TESTIDS.troubleLine)
    await troubles.first().waitFor()
    const before = await troubles.count()
    await at(page, STAFF_TESTIDS.troubleSettle).first().click()
    await expect.poll(() => troubles.count()).toBe(before - 1)
  })

  test.each(['light', 'dark'] as const)('are readable and fit a phone, %s', async (colorScheme) => {
    const page = await atWork('管理员', `${STAFF_PAGES.posters}?place=${TOWN}`, { ...PHONE, colorScheme })
    await lines(page).first().waitFor()
    expect(await sideways(page)).toBe(0)
    expect(await violations(page)).toEqual([])
  })
})

describe('what hangs', () => {
  const coverage = `${STAFF_PAGES.coverage}?place=${TOWN}&kind=grid`

  test('a town street sees what is still to hang, by place and not by number, and says what was found', async () => {
    const page = await atWork('环翠楼街道', coverage, PHONE)
    const open = at(page, STAFF_TESTIDS.coverageLine)
    await open.first().waitFor()
    const before = await open.count()
    expect(await sideways(page)).toBe(0)
    expect(await violations(page)).toEqual([])
    await open.first().getByTestId(STAFF_TESTIDS.coverageConfirm).click()
    await at(page, STAFF_TESTIDS.sheetState('hangs')).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.sheetNoted).innerText()).toContain('贴着')
    await expect.poll(() => open.count()).toBe(before - 1)
  })

  test('above a county there are sums only', async () => {
    const page = await atWork('管理员', STAFF_PAGES.coverage, PC)
    await expect.poll(() => at(page, STAFF_TESTIDS.coverageSum).innerText()).toContain('要贴')
    expect(await at(page, STAFF_TESTIDS.coverageTown).count()).toBe(0)
  })

  test('whoever stands before a sheet types its code, and is told when it is not one of ours or not theirs', async () => {
    const administrator = await atWork('管理员', `${STAFF_PAGES.posters}?place=${TOWN}&state=active`, PC)
    await ofVillage(administrator).waitFor()
    const code = await codeOf(administrator)
    const page = await atWork('环翠楼街道', STAFF_PAGES.spot, PHONE)
    const type = async (text: string) => {
      await at(page, STAFF_TESTIDS.spotCode).fill(text)
      await page.keyboard.press('Enter')
    }
    const slip = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')
    await type(slip)
    await expect.poll(() => page.locator('#spot-code-fault').innerText()).toContain('打错了')
    await type(makePosterCode(randomBytes))
    await expect.poll(() => at(page, STAFF_TESTIDS.fault).innerText()).toContain('不是我们发的')
    await type(code.toLowerCase())
    await at(page, STAFF_TESTIDS.sheetState('torn')).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.spotSaid).innerText()).toContain(`${VILLAGE}，破了`)
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
  })
})
