import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { STAFF_PAGES, staffRoutes } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { at } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { expectForEverybody, newPc, signIn } from '../setup/staff-pages.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let signed: Awaited<ReturnType<BrowserContext['storageState']>>

const TOWN = '371002109000'
const HEADER = 'code,name,level,parent_code,successor'

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  const page = await newPc(browser)
  await signIn(page, server.url, { name: '管理员', password: server.logins.管理员 ?? '' })
  signed = await page.context().storageState()
})
closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPc(browser, { ...options, storageState: signed })
  await page.goto(server.url + path)
  await page.locator('main h1').waitFor()
  return page
}

const choose = (page: Page, lines: readonly string[], name = '地点.csv') =>
  at(page, STAFF_TESTIDS.importFiles).setInputFiles({
    ...{ name, mimeType: 'text/csv', buffer: Buffer.from([HEADER, ...lines].join('\n')) },
  })

async function compare(page: Page, lines: readonly string[]): Promise<void> {
  await choose(page, lines)
  await at(page, STAFF_TESTIDS.importCompare).click()
  await at(page, STAFF_TESTIDS.importTake).waitFor()
}

async function search(page: Page, typed: string): Promise<string[]> {
  const answered = page.waitForResponse((answer) => answer.url().includes(`?${new URLSearchParams({ q: typed })}`))
  await at(page, STAFF_TESTIDS.placeSearch).fill(typed)
  await answered
  return at(page, STAFF_TESTIDS.placeHit).allInnerTexts()
}

const added = (number: number, name: string) => `371002109${number},${name},village,${TOWN},`

test('a village is imported after a look at the difference, and found by its first letters with its town', async () => {
  const page = await open(STAFF_PAGES.placeImport)
  await compare(page, [added(901, '凤鸣湾村委会')])
  expect(await at(page, STAFF_TESTIDS.importSort('added')).innerText()).toContain('桥头镇 · 凤鸣湾村委会')
  await at(page, STAFF_TESTIDS.importTake).click()
  await at(page, STAFF_TESTIDS.importDone).filter({ hasText: '新增 1' }).waitFor()

  await page.goto(server.url + STAFF_PAGES.places)
  expect((await search(page, 'fmw'))[0]).toContain('桥头镇 · 凤鸣湾村委会')
  await at(page, STAFF_TESTIDS.placeHit).first().click()
  await at(page, STAFF_TESTIDS.placeCard).filter({ hasText: '371002109901' }).waitFor()
})

test('a merged village gets the successor that was chosen, and its page leads there', async () => {
  const page = await open(STAFF_PAGES.placeImport)
  await compare(page, [added(911, '老合并村委会'), added(912, '新合并村委会'), added(913, '旁边村委会')])
  await at(page, STAFF_TESTIDS.importTake).click()
  await at(page, STAFF_TESTIDS.importDone).waitFor()

  await page.goto(server.url + STAFF_PAGES.placeImport)
  await compare(page, [`371002109911,老合并村委会,village,${TOWN},371002109912`])
  const successor = at(page, STAFF_TESTIDS.importSuccessor('371002109911'))
  expect(await successor.inputValue()).toBe('371002109912')
  // A large town has more villages than a list offers: any other place is searched for.
  await at(page, STAFF_TESTIDS.importOther('371002109911')).click()
  await at(page, STAFF_TESTIDS.importSearch).fill('旁边')
  await page.getByRole('button', { name: '桥头镇 · 旁边村委会' }).click()
  expect(await successor.inputValue()).toBe('371002109913')
  await at(page, STAFF_TESTIDS.importTake).click()
  await at(page, STAFF_TESTIDS.importDone).filter({ hasText: '撤并 1' }).waitFor()

  await page.goto(`${server.url}${STAFF_PAGES.places}?place=371002109911`)
  await at(page, STAFF_TESTIDS.placeSuccessor).filter({ hasText: '旁边村委会' }).click()
  await at(page, STAFF_TESTIDS.placeCard).filter({ hasText: '371002109913' }).waitFor()
})

test('of two administrators who import at once one is told, and looks at the changes once more before anything is done', async () => {
  const [one, other] = [await open(STAFF_PAGES.placeImport), await open(STAFF_PAGES.placeImport)]
  await compare(one, [added(921, '先到村委会')])
  await compare(other, [added(921, '先到村委会'), added(922, '后到村委会')])
  expect(await at(other, STAFF_TESTIDS.importSort('added')).innerText()).toContain('先到村委会')
  await at(one, STAFF_TESTIDS.importTake).click()
  await at(one, STAFF_TESTIDS.importDone).waitFor()

  await at(other, STAFF_TESTIDS.importTake).click()
  await at(other, STAFF_TESTIDS.importAgain).filter({ hasText: '刚才有人也导入了' }).waitFor()
  const changes = await at(other, STAFF_TESTIDS.importSort('added')).innerText()
  expect(changes).toContain('后到村委会')
  expect(changes).not.toContain('先到村委会')
  await at(other, STAFF_TESTIDS.importTake).click()
  await at(other, STAFF_TESTIDS.importDone).filter({ hasText: '新增 1' }).waitFor()
})

test('tables that cannot be right are refused before anything is sent, in words that help', async () => {
  const page = await open(STAFF_PAGES.placeImport)
  const sent: string[] = []
  page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())))
  const refuse = async (name: string, buffer: Buffer, words: string) => {
    await at(page, STAFF_TESTIDS.importFiles).setInputFiles({ name, mimeType: 'text/csv', buffer })
    await at(page, STAFF_TESTIDS.importCompare).click()
    await at(page, STAFF_TESTIDS.importFault).filter({ hasText: words }).waitFor()
  }
  // 地点 in GBK.
  await refuse('gbk.csv', Buffer.from([...Buffer.from(`${HEADER}\n`), 0xb5, 0xd8, 0xb5, 0xe3]), 'CSV UTF-8')
  await refuse('table.xlsx', Buffer.from('PK\u0003\u0004'), '另存为')
  await refuse('x.csv', Buffer.from('a,b\n1,2'), '第一行是“a,b”')
  await refuse('short.csv', Buffer.from(`${HEADER}\n3710021099,短,village,${TOWN},`), '第2行：代码')
  expect(sent).toEqual([])
})

test('of the files of all China only what lies in the prefix leaves the computer', async () => {
  const page = await open(STAFF_PAGES.placeImport)
  const far = Array.from(
    { length: 60_000 },
    (_, index) => `440101001${String(index).padStart(3, '0')},"远村",440101001`,
  )
  const villages = ['code,name,streetCode', ...far, '371002109931,"近处村委会",371002109'].join('\n')
  await at(page, STAFF_TESTIDS.importFiles).setInputFiles({
    ...{ name: 'villages.csv', mimeType: 'text/csv', buffer: Buffer.from(villages) },
  })
  await at(page, STAFF_TESTIDS.importPrefix).fill('371002')
  const asked = page.waitForRequest((request) => request.url().endsWith(staffRoutes.placeDifference))
  await at(page, STAFF_TESTIDS.importCompare).click()
  expect((await asked).postData()).not.toContain('远村')
  await at(page, STAFF_TESTIDS.importSort('added')).filter({ hasText: '近处村委会' }).waitFor()
})

test('everyday names and numbered buildings are added with a keyboard alone, and found', async () => {
  const page = await open(`${STAFF_PAGES.places}?place=371002109201`)
  const card = at(page, STAFF_TESTIDS.placeCard)
  await card.waitFor()
  await at(page, STAFF_TESTIDS.placeAliasNew).focus()
  await page.keyboard.type('凤凰台子')
  await page.keyboard.press('Enter')
  await at(page, STAFF_TESTIDS.placeAlias).filter({ hasText: '凤凰台子' }).waitFor()
  expect((await search(page, 'fhtz'))[0]).toContain('又叫凤凰台子')

  await at(page, STAFF_TESTIDS.partsOpen).focus()
  await page.keyboard.press('Enter')
  await at(page, STAFF_TESTIDS.partsTo).focus()
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await at(page, STAFF_TESTIDS.partsNames).inputValue()).toMatch(/^1号楼\n2号楼\n(?:.*\n)+12号楼$/)
  await at(page, STAFF_TESTIDS.partsSave).focus()
  await page.keyboard.press('Enter')
  await at(page, STAFF_TESTIDS.partsSaid).filter({ hasText: '加好了12个' }).waitFor()
  expect(await at(page, STAFF_TESTIDS.placePart).count()).toBe(12)

  await at(page, STAFF_TESTIDS.placeAliasRemove).click()
  await at(page, STAFF_TESTIDS.placeAlias).waitFor({ state: 'detached' })
})

/** Every page of this room, in the state with the most on it. */
const SCREENS: readonly { name: string; path: string; fill: (page: Page) => Promise<unknown> }[] = [
  {
    name: 'hits, a village and what can be added',
    path: `${STAFF_PAGES.places}?place=371002109202`,
    fill: async (page) => {
      await at(page, STAFF_TESTIDS.placeCard).waitFor()
      await search(page, 'l')
      await at(page, STAFF_TESTIDS.partsOpen).click()
    },
  },
  {
    name: 'a difference of every sort',
    path: STAFF_PAGES.placeImport,
    fill: async (page) => {
      await compare(page, [
        `371002109203,改了名字的村委会,village,${TOWN},`,
        `371002109204,撤了的村委会,village,${TOWN},371002109203`,
        added(941, '名字很长很长很长很长很长很长很长很长很长很长很长很长的社区居民委员会'),
      ])
    },
  },
  {
    name: 'faults of a table',
    path: STAFF_PAGES.placeImport,
    fill: async (page) => {
      await choose(page, ['1,短,village,2,', added(951, '')])
      await at(page, STAFF_TESTIDS.importCompare).click()
      await at(page, STAFF_TESTIDS.importFault).filter({ hasText: '第2行' }).waitFor()
    },
  },
]

describe('nobody is shut out of the pages of places', () => {
  test.each(SCREENS)('$name: on 360 and 1280 px, by light and by dark, in large type', async ({ path, fill }) => {
    const page = await open(path, { bypassCSP: true, reducedMotion: 'reduce' })
    await fill(page)
    await expectForEverybody(page)
  })
})
