import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { STAFF_PAGES, staffRoutes } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { at } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { peopleAtWork, sideways } from '../setup/staff-pages.ts'

const PHONE = { viewport: { width: 360, height: 640 }, bypassCSP: true }
const PC = { viewport: { width: 1280, height: 800 }, bypassCSP: true }

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder, {}, ['demo', '--reports', '400'])
  browser = await launchChromium()
}, 180_000)

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const atWork = peopleAtWork(() => ({ browser, server }))
const settings = (tab: string) => `${STAFF_PAGES.caseSettings}?tab=${tab}`
const rows = (page: Page) => at(page, STAFF_TESTIDS.settingsRow)
const field = (page: Page, name: string) => at(page, STAFF_TESTIDS.settingsField(name))
const isCase = /\/staff\/cases\/[0-9a-f]{32}$/

describe('opening', () => {
  test('a reviewer ticks reports by the keyboard and makes one matter of them, after a warning', async () => {
    const page = await atWork('研判员', `${STAFF_PAGES.reports}?kind=burden`, PC)
    const lines = at(page, STAFF_TESTIDS.reportLine)
    await lines.nth(2).waitFor()
    for (const index of [0, 1, 2]) {
      await lines.nth(index).focus()
      await page.keyboard.press('x')
    }
    expect(
      await at(page, STAFF_TESTIDS.reportChoose).evaluateAll(
        (all) => all.filter((each) => (each as HTMLInputElement).checked).length,
      ),
    ).toBe(3)
    await lines.nth(2).focus()
    await page.keyboard.press('x')
    await at(page, STAFF_TESTIDS.matterOpen).focus()
    await page.keyboard.press('Enter')
    await at(page, STAFF_TESTIDS.matterSource).nth(1).waitFor()
    expect(await at(page, STAFF_TESTIDS.matterSource).count()).toBe(2)
    const unlock = at(page, STAFF_TESTIDS.unlock)
    if (await unlock.count()) {
      await unlock.getByTestId(STAFF_TESTIDS.password).fill(server.logins.研判员 ?? '')
      await page.keyboard.press('Enter')
      await unlock.waitFor({ state: 'detached' })
    }
    await expect.poll(() => at(page, STAFF_TESTIDS.matterSource).first().innerText()).not.toContain('要先打开')
    await at(page, STAFF_TESTIDS.matterField('summary')).fill('会议偏多，材料重复。联系 13800138000')
    await at(page, STAFF_TESTIDS.matterSend).click()
    await at(page, STAFF_TESTIDS.matterWarned).waitFor()
    expect(await violations(page)).toEqual([])
    await at(page, STAFF_TESTIDS.matterField('summary')).fill('会议偏多，材料重复，建议合并召开。')
    await page.keyboard.press('Tab')
    await at(page, STAFF_TESTIDS.matterSend).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(isCase)
    // A report belongs to one matter: it cannot be ticked again, and leads to it.
    await page.goto(`${server.url}${STAFF_PAGES.reports}?kind=burden`)
    await lines.filter({ hasText: '已并入事项' }).first().click()
    await at(page, STAFF_TESTIDS.reportCase).click()
    await page.waitForURL(isCase)
  })

  test('a town calls units from a phone', async () => {
    const page = await atWork('环翠楼街道', STAFF_PAGES.newWhistle, PHONE)
    await at(page, STAFF_TESTIDS.whistleUnit).first().waitFor()
    await at(page, STAFF_TESTIDS.whistleSend).click()
    expect(await at(page, STAFF_TESTIDS.fault).innerText()).toBe('还没有选什么事。')
    await at(page, STAFF_TESTIDS.whistleField('category')).selectOption({ index: 1 })
    await at(page, STAFF_TESTIDS.whistleField('summary')).fill('路面塌陷，请来现场一起看')
    await at(page, STAFF_TESTIDS.whistleUnit).nth(0).check()
    await at(page, STAFF_TESTIDS.whistleUnit).nth(1).check()
    expect(await sideways(page)).toBe(0)
    expect(await violations(page)).toEqual([])
    await at(page, STAFF_TESTIDS.whistleSend).click()
    await page.waitForURL(isCase)
  })
})

describe('the tables that cases are worked by', () => {
  test('a year of holidays is imported as a whole or not at all', async () => {
    const page = await atWork('管理员', settings('holidays'))
    const next = String(new Date().getFullYear() + 3)
    await field(page, 'year').fill(next)
    await field(page, 'csv').fill(`day,kind,name\n${next}-01-01,off,元旦\n${next}-13-01,off,元旦\n`)
    await at(page, STAFF_TESTIDS.settingsSave).click()
    await expect.poll(() => page.locator('li', { hasText: '第3行' }).count()).toBe(1)
    await field(page, 'csv').fill(`day,kind,name\n${next}-01-01,off,元旦\n`)
    await at(page, STAFF_TESTIDS.settingsSave).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.settingsSaid).innerText()).toContain(`${next}年导入好了`)
    expect(await page.locator('summary', { hasText: `${next}年（1天）` }).count()).toBe(1)
  })

  test('a county sees the rows that come from above, and sets one of its own', async () => {
    const page = await atWork('管理员', settings('routing'))
    await rows(page).first().waitFor()
    await field(page, 'place').selectOption({ label: '荣成市' })
    const own = rows(page).filter({ hasText: '本地' }).filter({ hasNotText: '本地另定' })
    await rows(page).filter({ hasText: '威海市' }).first().waitFor()
    await at(page, STAFF_TESTIDS.settingsEdit).first().click()
    await field(page, 'limit').selectOption('hours')
    await field(page, 'amount').fill('6')
    await page.locator('dialog').getByTestId(STAFF_TESTIDS.settingsSave).click()
    await own.first().waitFor()
    expect(await own.first().innerText()).toContain('6小时')
    await own.first().getByTestId(STAFF_TESTIDS.settingsRemove).click()
    await at(page, STAFF_TESTIDS.confirmYes).click()
    await own.first().waitFor({ state: 'detached' })
  })

  test('the secret of the notices is shown once', async () => {
    const page = await atWork('管理员', STAFF_PAGES.me)
    // What is kept comes late: it must not take away what was typed meanwhile, or saving would end the notices.
    await page.route(`**${staffRoutes.webhook}`, async (route) => {
      if (route.request().method() === 'GET') await new Promise((resolve) => setTimeout(resolve, 1_000))
      await route.continue()
    })
    await page.goto(server.url + settings('webhook'))
    await field(page, 'url').fill('https://messenger.example/hook')
    await at(page, STAFF_TESTIDS.settingsSave).click()
    expect((await at(page, STAFF_TESTIDS.webhookSecret).innerText()).length).toBeGreaterThan(20)
    await page.reload()
    await expect.poll(() => field(page, 'url').inputValue()).toBe('https://messenger.example/hook')
    expect(await at(page, STAFF_TESTIDS.webhookSecret).count()).toBe(0)
  })

  test('a dispatcher keeps the table of the own county, and is not offered what holds everywhere', async () => {
    const page = await atWork('环翠派单员', settings('webhook'))
    await at(page, STAFF_TESTIDS.settingsAdd).waitFor()
    expect(await at(page, STAFF_TESTIDS.settingsTab('webhook')).count()).toBe(0)
    expect(await at(page, STAFF_TESTIDS.settingsTab('templates')).count()).toBe(1)
  })

  test('a unit with open cases is removed when somebody has taken them over', async () => {
    const page = await atWork('管理员', STAFF_PAGES.accounts)
    const unit = page.locator('.units li', { hasText: '市住房和城乡建设局' })
    await unit.getByTestId(STAFF_TESTIDS.unitRemove).click()
    const dialog = page.locator('dialog')
    await dialog.getByTestId(STAFF_TESTIDS.confirmYes).click()
    await at(page, STAFF_TESTIDS.unitRemoveTo).waitFor()
    expect(await dialog.innerText()).toMatch(/还有\d+件没办结/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await unit.count()).toBe(1)
  })
})

describe('figures', () => {
  test('every rate has its two numbers, a place can be gone into, and the file is there', async () => {
    const page = await atWork('督办员', STAFF_PAGES.caseFigures)
    await at(page, STAFF_TESTIDS.tallyGrain('year')).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.caseFigure('done-passed')).innerText()).toMatch(/\d+\s\/\s\d+/)
    await at(page, STAFF_TESTIDS.caseFigureTable('place')).getByRole('link', { name: '荣成市' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.path b').innerText()).toBe('荣成市')
    const href = (await at(page, STAFF_TESTIDS.caseFigureExport('csv')).getAttribute('href')) ?? ''
    expect(href).toContain('place=371082000000')
    const file = await page.request.get(server.url + href)
    expect(file.status()).toBe(200)
    expect(await file.text()).toContain('分母')
  })
})

test.each([
  ['研判员', STAFF_PAGES.newMatter],
  ['派单员', STAFF_PAGES.newWhistle],
  ['管理员', settings('routing')],
  ['管理员', settings('holidays')],
  ['管理员', settings('templates')],
  ['管理员', settings('webhook')],
  ['管理员', settings('weight')],
  ['督办员', STAFF_PAGES.caseFigures],
])('%s finds %s in order: for a screen reader, on a phone and in large type', async (name, path) => {
  for (const options of [PC, PHONE]) {
    const page = await atWork(name, path, options)
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('networkidle')
    for (const large of [false, true]) {
      if (large) await page.evaluate(() => document.documentElement.toggleAttribute('data-elder', true))
      expect(await violations(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
    }
  }
})
