import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { STAFF_PAGES, staffRoutes } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, postersOf, submit } from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { newPc, sideways, signIn } from '../setup/staff-pages.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let poster = ''

/** The smallest screen that is in use. */
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
const THUMB_PX = 44

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  poster = (await postersOf(server)).grid[0] ?? ''
  await file('路灯坏了，晚上看不见路')
})

endAfterAll(folder, () => ({ browser, server }))

async function file(words: string): Promise<void> {
  const { context, page } = await newPhone(browser)
  await openForm(page, poster, 'LEK')
  await at(page, TESTIDS.words).fill(words)
  await submit(page)
  await arrived(page)
  await context.close()
}

const pages = new Map<string, Promise<Page>>()

/** Somebody at the own screen, signed in once for the whole file: a password takes a second to stretch. */
async function screenOf(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const known = pages.get(name)
  const opened =
    known ??
    newPc(browser, { bypassCSP: true, ...options }).then(async (page) => {
      await signIn(page, server.url, { name, password: server.logins[name] ?? '' }, STAFF_PAGES.cases)
      return page
    })
  pages.set(name, opened)
  return opened
}

const dispatcher = () => screenOf('派单员', PHONE)
const handler = () => screenOf('承办员', PHONE)
const colleague = () => screenOf('环翠派单员')

const act = (page: Page, name: string) => at(page, STAFF_TESTIDS.caseAct(name))
const field = (page: Page, name: string) => at(page, STAFF_TESTIDS.caseField(name))
const stands = (page: Page, state: string) => at(page, STAFF_TESTIDS.caseState).filter({ hasText: state }).waitFor()
const send = (page: Page) => at(page, STAFF_TESTIDS.caseSend).click()

/** The page of a case, by way of the queue. */
async function openCase(page: Page, words: string, tab = 'mine'): Promise<void> {
  await page.goto(server.url + STAFF_PAGES.cases)
  await at(page, STAFF_TESTIDS.casesTab(tab)).click()
  await at(page, STAFF_TESTIDS.caseLine).filter({ hasText: words }).click()
  await at(page, STAFF_TESTIDS.caseState).waitFor()
}

/** What is pressed with a thumb is large enough for one, and nothing sticks out. */
async function fitsThumb(page: Page): Promise<void> {
  expect(await sideways(page)).toBe(0)
  const small = await page.evaluate((least) => {
    const found = [...document.querySelectorAll<HTMLElement>('main button, main summary, main .button, main .tabs a')]
    return found
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < least)
      .map((each) => each.textContent)
  }, THUMB_PX)
  expect(small).toEqual([])
}

async function reachable(page: Page, name: string): Promise<void> {
  const box = await act(page, name).boundingBox()
  const height = page.viewportSize()?.height ?? 0
  expect(box && box.y >= height / 2 && box.y + box.height <= height).toBe(true)
}

async function isClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('a work order on phones', () => {
  test('is found in the queue of whose turn it is, and nowhere else', async () => {
    const desk = await dispatcher()
    await at(desk, STAFF_TESTIDS.caseLine).filter({ hasText: '路灯坏了' }).waitFor()
    expect(await at(desk, STAFF_TESTIDS.caseLine).innerText()).toMatch(/工单[\s\S]*待受理[\s\S]*明天/)
    await fitsThumb(desk)
    await isClean(desk)
    const unit = await handler()
    await at(unit, STAFF_TESTIDS.casesEmpty).filter({ hasText: '没有轮到你的事' }).waitFor()
    // Somebody outside the office has the cases, the sheets on the way and the own account, and nothing else to get lost in.
    expect(await unit.locator('header nav a').allTextContents()).toEqual(['事项', '张贴', '我的账号'])
  })

  test('is accepted and dispatched with the thumb of one hand', async () => {
    const desk = await dispatcher()
    await openCase(desk, '路灯')
    await fitsThumb(desk)
    await isClean(desk)
    await reachable(desk, 'accept')
    await act(desk, 'accept').click()
    await stands(desk, '待派单')
    await reachable(desk, 'dispatch')
    await act(desk, 'dispatch').click()
    await field(desk, 'lead').selectOption('ZJJ')
    await isClean(desk)
    await send(desk)
    await stands(desk, '已派单')
    expect(await at(desk, STAFF_TESTIDS.caseSaid).innerText()).toContain('已派单')
  })

  test('is announced to the unit without moving anything, taken, and finished with a photo', async () => {
    const unit = await handler()
    await at(unit, STAFF_TESTIDS.casesFresh).click()
    await at(unit, STAFF_TESTIDS.caseLine).first().click()
    await reachable(unit, 'take')
    await act(unit, 'take').click()
    await stands(unit, '已接单')
    await at(unit, STAFF_TESTIDS.caseMore).locator('summary').click()
    await act(unit, 'progress').click()
    await field(unit, 'text').fill('已经约了维修师傅')
    await send(unit)
    await stands(unit, '办理中')
    await act(unit, 'finish').click()
    await field(unit, 'text').fill('换了新灯，晚上亮了。')
    const buffer = await cameraPhoto()
    await at(unit, STAFF_TESTIDS.casePhotoAdd).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
    await at(unit, STAFF_TESTIDS.casePhoto).waitFor()
    await fitsThumb(unit)
    await isClean(unit)
    await send(unit)
    await stands(unit, '待审核')
    await at(unit, STAFF_TESTIDS.caseAnswer).locator('img').waitFor()
  })

  test('keeps what its unit types while the desk sends it elsewhere', async () => {
    const [desk, unit] = [await dispatcher(), await handler()]
    await file('井盖松了，车一过就响')
    await at(desk, STAFF_TESTIDS.caseFresh).waitFor()
    await openCase(desk, '井盖')
    await act(desk, 'accept').click()
    await act(desk, 'dispatch').click()
    await field(desk, 'lead').selectOption('ZJJ')
    await send(desk)
    await stands(desk, '已派单')
    await openCase(unit, '井盖')
    await act(unit, 'take').click()
    await stands(unit, '已接单')
    await act(unit, 'finish').click()
    await field(unit, 'text').fill('井盖垫好了')
    await desk.reload()
    await at(desk, STAFF_TESTIDS.caseMore).locator('summary').click()
    await act(desk, 'note').click()
    await field(desk, 'text').fill('居民又打电话来了')
    await send(desk)
    await at(desk, STAFF_TESTIDS.caseSaid).filter({ hasText: '记下备注' }).waitFor()
    await send(unit)
    await at(unit, STAFF_TESTIDS.caseConflict).filter({ hasText: '派单员写了备注' }).waitFor()
    expect(await field(unit, 'text').inputValue()).toBe('井盖垫好了')
    await send(unit)
    await stands(unit, '待审核')
  })
})

describe('at the office', () => {
  test('a second person closes by the keyboard alone', async () => {
    const pc = await colleague()
    await pc.goto(`${server.url}${STAFF_PAGES.cases}?tab=open`)
    const line = at(pc, STAFF_TESTIDS.caseLine).filter({ hasText: '路灯坏了' })
    await line.waitFor()
    await isClean(pc)
    await line.focus()
    await pc.keyboard.press('Enter')
    await stands(pc, '待审核')
    await isClean(pc)
    await reachByTab(pc, STAFF_TESTIDS.caseAct('close'))
    await pc.keyboard.press('Enter')
    await at(pc, STAFF_TESTIDS.casePanel).waitFor()
    expect(await at(pc, STAFF_TESTIDS.casePanel).innerText()).toContain('换了新灯')
    await reachByTab(pc, STAFF_TESTIDS.caseSend)
    await pc.keyboard.press('Enter')
    await stands(pc, '已办结')
    const steps = await at(pc, STAFF_TESTIDS.caseStep).allInnerTexts()
    expect(steps[0]).toContain('环翠派单员审核通过')
    expect(steps.some((step) => step.includes('承办员（市住房和城乡建设局）接了单'))).toBe(true)
    await pc.goto(`${server.url}${STAFF_PAGES.cases}?tab=ended`)
    await at(pc, STAFF_TESTIDS.caseLine).filter({ hasText: '已办结' }).waitFor()
  })

  test('larger letters and English fit the smallest screen', async () => {
    const desk = await dispatcher()
    for (const path of [STAFF_PAGES.cases, new URL(desk.url()).pathname]) {
      await desk.goto(server.url + path)
      await at(desk, STAFF_TESTIDS.menu).click()
      await at(desk, STAFF_TESTIDS.languageSwitch).click()
      await at(desk, STAFF_TESTIDS.elderSwitch).click()
      await desk.locator('main h1').waitFor()
      expect(await sideways(desk)).toBe(0)
      const texts = await desk.locator('main :is(h1, h2, button, dt, label, .tabs a)').allTextContents()
      expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
      await at(desk, STAFF_TESTIDS.languageSwitch).click()
      await at(desk, STAFF_TESTIDS.elderSwitch).click()
    }
  })
})

/** Presses Tab until the focus is there, as somebody without a mouse would. */
async function reachByTab(page: Page, testid: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
    if (focused === testid) return
    await page.keyboard.press('Tab')
  }
  expect.fail(`Tab does not lead to ${testid}`)
}

test('a look at a case writes nothing down and asks for no contact', async () => {
  const desk = await dispatcher()
  const asked: string[] = []
  desk.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await openCase(desk, '井盖', 'open')
  const id = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  expect(asked).toContain(`GET ${staffRoutes.case(id)}`)
  expect(asked.filter((each) => !each.startsWith('GET'))).toEqual([])
})

test('the start says how many cases wait, and leads to them', async () => {
  const desk = await dispatcher()
  await desk.goto(server.url + STAFF_PAGES.start)
  await at(desk, STAFF_TESTIDS.casesMine).filter({ hasText: '轮到你的有1件' }).waitFor()
  await fitsThumb(desk)
  await isClean(desk)
  await at(desk, STAFF_TESTIDS.casesMine).click()
  await at(desk, STAFF_TESTIDS.caseLine).filter({ hasText: '井盖' }).waitFor()
})
