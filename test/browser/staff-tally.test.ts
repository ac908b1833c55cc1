import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, postersOf, submit } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { newPc, sideways, signIn } from '../setup/staff-pages.ts'

const REPORTS = 12_000
const RONGCHENG = '371082000000'
/** With more villages than a sheet has room for. */
const TOWN = '371082112000'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder, {}, ['demo', '--reports', String(REPORTS)])
  browser = await launchChromium()
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

/** Somebody of the demo, signed in with the password the terminal has told. */
async function atWork(name: string, to: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPc(browser, options)
  await signIn(page, server.url, { name, password: server.logins[name] ?? '' }, to)
  return page
}

/** What axe finds wrong with the page as it is now, and whether it is wider than the screen. */
async function faultsOf(page: Page): Promise<string[]> {
  const wide = await sideways(page)
  return [...(await violations(page)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
}

const supervisor = (to: string = STAFF_PAGES.tally, options = {}) => atWork('督办员', to, options)
const reviewer = (to: string, options = {}) => atWork('研判员', to, options)
const table = (page: Page, name: string) => at(page, STAFF_TESTIDS.tallyTable(name))
const shown = (page: Page) => at(page, STAFF_TESTIDS.tallyTotal).locator('strong')
const numberOf = (text: string): number => Number(text.replaceAll(',', ''))
const total = async (page: Page): Promise<number> => numberOf(await shown(page).innerText())
const charts = (page: Page) => page.locator('.chart canvas')

/** Numerators and denominators of a table's rows; what cannot be published counts nothing. */
async function parts(page: Page, name: string): Promise<{ n: number[]; of: number[] }> {
  const cells = await table(page, name).locator('tbody tr td:nth-of-type(1)').allInnerTexts()
  const pairs = cells
    .filter((text) => text.includes('/'))
    .map((text) => text.split('/').map((each) => numberOf(each.trim())))
  return { n: pairs.map(([n = 0]) => n), of: [...new Set(pairs.map(([, of = 0]) => of))] }
}

/** What the browser complains of, policy breaches among it. */
function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  return heard
}

describe('a supervisor', () => {
  test('who asks for nothing sees the latest month with figures, every chart drawn, no policy broken', async () => {
    const page = await supervisor(STAFF_PAGES.me)
    const heard = complaints(page)
    await page.goto(server.url + STAFF_PAGES.tally)
    await charts(page).nth(1).waitFor()
    expect(await total(page)).toBeGreaterThan(0)
    expect(heard).toEqual([])
  })

  test('finds that the rows of every table add up to its whole', async () => {
    const page = await supervisor()
    await shown(page).waitFor()
    for (const name of ['category', 'issuer-level', 'issuer', 'place']) {
      const { n, of } = await parts(page, name)
      expect(of, name).toEqual([await total(page)])
      expect(
        n.reduce((sum, each) => sum + each, 0),
        name,
      ).toBe(await total(page))
    }
  })

  test('goes from the city to a county with the keyboard, and back with the back button', async () => {
    const page = await supervisor(`${STAFF_PAGES.tally}?period=2026`)
    await shown(page).waitFor()
    const ofCity = await total(page)
    await at(page, STAFF_TESTIDS.tallyPlace(RONGCHENG)).getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('place') === RONGCHENG)
    const path = at(page, STAFF_TESTIDS.tallyPath)
    await path.getByText('荣成市').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('荣成市')
    expect(await total(page)).toBeLessThan(ofCity)
    expect(await at(page, STAFF_TESTIDS.tallyAbove).innerText()).toContain('另计入上级')
    await page.goBack()
    await expect.poll(() => total(page)).toBe(ofCity)
  })

  test('keeps the focus of the keyboard when the link it stood on goes with the old figures', async () => {
    const page = await supervisor()
    await table(page, 'category').getByRole('link', { name: '会议多' }).focus()
    await page.keyboard.press('Enter')
    await table(page, 'subtype').waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    expect(await focused()).toBe('威海市')
    await at(page, STAFF_TESTIDS.bulletin).press('Enter')
    await page.getByRole('heading', { name: '专报' }).waitFor()
    await expect.poll(focused).toContain('基层负担反映情况专报')
  })

  test('shares a question by its address; what is unknown in it does no harm', async () => {
    const page = await supervisor(`${STAFF_PAGES.tally}?period=2026-99&category=XXX&view=exact&place=moon`)
    await shown(page).waitFor()
    await at(page, STAFF_TESTIDS.tallyFilter('category')).selectOption('APP')
    await page.waitForURL(/category=APP/)
    await table(page, 'subtype').waitFor()
    expect(await at(page, STAFF_TESTIDS.tallyFilter('view')).count()).toBe(0)
    const before = await at(page, STAFF_TESTIDS.tallyPeriod).innerText()
    await at(page, STAFF_TESTIDS.tallyEarlier).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.tallyPeriod).innerText()).not.toBe(before)
    await page.reload()
    expect(await at(page, STAFF_TESTIDS.tallyFilter('category')).inputValue()).toBe('APP')
  })

  test('takes along what the screen shows', async () => {
    const page = await supervisor()
    await shown(page).waitFor()
    const download = async (format: string): Promise<Buffer> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        at(page, STAFF_TESTIDS.tallyExport('place', format)).click(),
      ])
      const chunks: Buffer[] = []
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    }
    const csv = (await download('csv')).toString('utf8')
    expect(csv.startsWith('\ufeff')).toBe(true)
    const rows = table(page, 'place').locator('tbody tr').filter({ hasText: '/' })
    const [name, count] = await rows.first().locator('th, td').allInnerTexts()
    expect(csv).toMatch(new RegExp(`${name}.*\\b${numberOf(count?.split('/')[0] ?? '')}\\b`))
    expect((await download('xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  test('reads every figure before the charts come, and without them', async () => {
    const page = await supervisor(STAFF_PAGES.me)
    await page.route(/library-.*\.js/, (route) => route.abort())
    await page.goto(server.url + STAFF_PAGES.tally)
    await table(page, 'trend').locator('table').waitFor()
    expect(await table(page, 'trend').locator('tbody tr').first().locator('td').count()).toBe(13)
    expect(await charts(page).count()).toBe(0)
  })

  test('without a network is told so, and keeps the last figures', async () => {
    const page = await supervisor()
    await shown(page).waitFor()
    const before = await total(page)
    await page.context().setOffline(true)
    await at(page, STAFF_TESTIDS.tallyEarlier).click()
    await at(page, STAFF_TESTIDS.tallyOffline).waitFor()
    expect(await total(page)).toBe(before)
    await page.context().setOffline(false)
    await at(page, STAFF_TESTIDS.tallyOffline).waitFor({ state: 'detached' })
  })

  test.each(['zh', 'en'])(
    'prints a bulletin of exactly one sheet of A4, in %s, whatever the screen',
    async (language) => {
      const page = await supervisor(STAFF_PAGES.me, { colorScheme: 'dark' })
      await page.evaluate((chosen) => {
        localStorage.setItem('staff-language', chosen)
        localStorage.setItem('staff-elder', chosen === 'en' ? '1' : '0')
      }, language)
      for (const question of [
        '',
        '?period=2026',
        '?kind=grid',
        `?place=${RONGCHENG}`,
        `?kind=grid&period=2026&place=${TOWN}`,
      ]) {
        await page.goto(server.url + STAFF_PAGES.bulletin + question)
        await page.getByRole('table').first().waitFor()
        await charts(page).waitFor()
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), question).toHaveLength(1)
        const [, width, height] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/) ?? []
        expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
      }
    },
  )
})

test('a reviewer sees a report in the exact figures as soon as it is released, without asking', async () => {
  const page = await reviewer(`${STAFF_PAGES.tally}?view=exact`)
  await shown(page).waitFor()
  const month = await total(page)
  const phone = await newPhone(browser)
  const [poster = ''] = (await postersOf(server)).burden
  await openForm(phone.page, poster, 'MTG')
  await submit(phone.page)
  await arrived(phone.page)
  await expect.poll(() => total(page), { timeout: 20_000 }).toBe(month + 1)
  expect(await at(page, STAFF_TESTIDS.tallySpoken).innerText()).toBe('刚刚更新')
})

describe('who may not see a figure', () => {
  test('is told so in words when a county asks for the city', async () => {
    const page = await atWork('环翠督办员', `${STAFF_PAGES.tally}?place=371000000000`)
    await page.getByRole('alert').getByText('不在你的范围里').waitFor()
    await page.getByRole('link', { name: '看我自己的范围' }).click()
    await at(page, STAFF_TESTIDS.tallyPath).getByText('环翠区').waitFor()
    expect(await page.content()).not.toContain('文登区')
  })

  test('as a handler finds no tally at all', async () => {
    const page = await atWork('承办员', STAFF_PAGES.tally)
    await at(page, STAFF_TESTIDS.notYours).waitFor()
    expect(await table(page, 'place').count()).toBe(0)
  })
})

describe('nobody is left out', () => {
  const SCREENS = [
    { name: 'a phone by day', viewport: { width: 360, height: 640 }, colorScheme: 'light' },
    { name: 'a phone by night', viewport: { width: 360, height: 640 }, colorScheme: 'dark' },
    { name: 'a PC by day', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
    { name: 'a PC by night', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  ] as const

  test.each(SCREENS)('on $name', async ({ name: _name, ...options }) => {
    const page = await reviewer(STAFF_PAGES.tally, options)
    await shown(page).waitFor()
    await charts(page).first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    for (const path of [`${STAFF_PAGES.tally}?view=exact`, `${STAFF_PAGES.tally}?kind=grid`, STAFF_PAGES.bulletin]) {
      await page.goto(server.url + path)
      await page.getByRole('table').first().waitFor()
      expect(await faultsOf(page), path).toEqual([])
    }
  })

  test('with large type on the smallest phone, in English', async () => {
    const page = await reviewer(STAFF_PAGES.me, { viewport: { width: 320, height: 640 } })
    await page.evaluate(() => {
      localStorage.setItem('staff-elder', '1')
      localStorage.setItem('staff-language', 'en')
    })
    for (const path of [STAFF_PAGES.tally, `${STAFF_PAGES.tally}?view=exact`, STAFF_PAGES.bulletin]) {
      await page.goto(server.url + path)
      await page.getByRole('table').first().waitFor()
      expect(await faultsOf(page), path).toEqual([])
    }
  })
})
