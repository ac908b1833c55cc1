import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES, STAFF_PAGES, staffRoutes } from '../../src/contract/api.ts'
import type { CaseFigures } from '../../src/contract/staff/cases/figures.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { launchChromium } from '../setup/chromium.ts'
import { type ClockedServer, startClockedServer } from '../setup/clocked-server.ts'
import { fillBlocks } from '../setup/fill-blocks.ts'
import {
  arrived,
  at,
  lookUp,
  newPhone,
  openForm,
  type Phone,
  postersOf,
  readyForOffline,
  submit,
} from '../setup/phone.ts'
import { newPc, signIn } from '../setup/staff-pages.ts'

/**
 * The calendar of 2026: Friday 25 to Sunday 27 September and 1 to 7 October are holidays, Saturday 10 October is worked. All
 * times below are of Shanghai, eight hours ahead of what the clock is set to.
 */
const at10 = (day: string) => `${day}T02:00:00.000Z`
const hour = (day: string, hours: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (hours - 8) * 3_600_000).toISOString()
const THURSDAY = '2026-09-24'
const WORK_ORDER = '路灯坏了三天'
const MATTER = '调度会开得太多，内容重复'

let server: ClockedServer
let browser: Browser
let grid = ''
let burden = ''

beforeAll(async () => {
  server = await startClockedServer(at10(THURSDAY))
  browser = await launchChromium()
  const posters = await postersOf(server)
  grid = posters.grid[0] ?? ''
  burden = posters.burden[0] ?? ''
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Somebody at work at a time: who signed in yesterday signs in again. */
async function work(name: string, instant: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  await server.until(instant)
  const page = await newPc(browser, { timezoneId: 'Asia/Shanghai', ...options })
  await signIn(page, server.url, { name, password: server.logins[name] ?? '' }, path)
  return page
}

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
const act = (page: Page, name: string) => at(page, STAFF_TESTIDS.caseAct(name))
const field = (page: Page, name: string) => at(page, STAFF_TESTIDS.caseField(name))
const stands = (page: Page, state: string) => at(page, STAFF_TESTIDS.caseState).filter({ hasText: state }).waitFor()

async function openCase(page: Page, words: string, tab = 'mine'): Promise<void> {
  await page.goto(server.url + STAFF_PAGES.cases)
  await at(page, STAFF_TESTIDS.casesTab(tab)).click()
  await at(page, STAFF_TESTIDS.caseLine).filter({ hasText: words }).click()
  await at(page, STAFF_TESTIDS.caseState).waitFor()
}

/** Taps an act, whether it is the big button or one of the others, and fills its panel. */
async function does(page: Page, name: string, fill?: (page: Page) => Promise<unknown>): Promise<void> {
  const button = act(page, name)
  await button.waitFor({ state: 'attached' })
  if (!(await button.isVisible())) await at(page, STAFF_TESTIDS.caseMore).locator('summary').click()
  await button.click()
  if (!fill) return
  await at(page, STAFF_TESTIDS.casePanel).waitFor()
  await fill(page)
  await at(page, STAFF_TESTIDS.caseSend).click()
}

const sendTo = (unit: string) => (page: Page) => field(page, 'lead').selectOption(unit)
const writes = (text: string) => (page: Page) => field(page, 'text').fill(text)

/** What the page of somebody who signs in says of a case, and leaves. */
async function oneAct(
  name: string,
  instant: string,
  words: string,
  acts: (page: Page) => Promise<unknown>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const page = await work(name, instant, STAFF_PAGES.cases, options)
  await openCase(page, words)
  await acts(page)
  await page.context().close()
}

describe('a resident, from a report without a network to a solved problem', () => {
  let code = ''
  /** The same all the way: whoever has never scanned a code has no keys to seal a rating to. */
  let phone: Phone

  afterAll(() => phone?.context.close())

  test('reports offline; the report goes by itself, and a work order is there', async () => {
    phone = await newPhone(browser)
    const { context, page } = phone
    await openForm(page, grid, 'PRP')
    await readyForOffline(page)
    await context.setOffline(true)
    await at(page, TESTIDS.words).fill(WORK_ORDER)
    code = await submit(page)
    await context.setOffline(false)
    await arrived(page)
    await server.until(hour(THURSDAY, 10.5))
  })

  test('is accepted and dispatched; the unit returns it, and it goes to another one', async () => {
    await oneAct('派单员', hour(THURSDAY, 11), WORK_ORDER, async (page) => {
      await does(page, 'accept')
      await stands(page, '待派单')
      await does(page, 'dispatch', sendTo('HC-SRJ'))
      await stands(page, '已派单')
    })
    await oneAct(
      '环翠承办员',
      hour(THURSDAY, 15),
      WORK_ORDER,
      async (page) => {
        await does(page, 'return', writes('路灯不归我们管'))
        // What was returned is no longer there for whoever returned it.
        await at(page, STAFF_TESTIDS.caseSaid).filter({ hasText: /\S/ }).waitFor()
      },
      PHONE,
    )
    await oneAct('派单员', hour(THURSDAY, 16), WORK_ORDER, async (page) => {
      await stands(page, '待派单')
      await does(page, 'dispatch', sendTo('ZJJ'))
      await stands(page, '已派单')
    })
  })

  test('is overdue on Friday at four, a holiday as it is, and the resident knows who has it and by when', async () => {
    await oneAct(
      '承办员',
      hour('2026-09-26', 9),
      WORK_ORDER,
      async (page) => {
        expect(await at(page, STAFF_TESTIDS.caseStep).allInnerTexts()).toEqual(
          expect.arrayContaining([expect.stringContaining('接手期限过了')]),
        )
        await does(page, 'take')
        await stands(page, '已接单')
      },
      PHONE,
    )
    const said = await lookUp(phone.page, server.url, code)
    expect(said).toContain('现在：在处理')
    expect(said).toContain('市住房和城乡建设局')
    // Accepted on the 24th, five working days: 28, 29, 30 September, 8 and 9 October.
    expect(said).toMatch(/10月9日/)
    expect(said).not.toContain('派单员')
  })

  test('gets three more working days by consent, is done on the last Monday, and closed by another person', async () => {
    await oneAct('承办员', hour('2026-09-30', 10), WORK_ORDER, async (page) => {
      await does(page, 'ask-extension', async () => {
        await field(page, 'days').fill('3')
        await field(page, 'text').fill('配件要国庆后才到')
      })
      await at(page, STAFF_TESTIDS.caseSaid).filter({ hasText: /\S/ }).waitFor()
    })
    await oneAct('派单员', hour('2026-09-30', 11), WORK_ORDER, async (page) => {
      await does(page, 'grant-extension')
      await at(page, STAFF_TESTIDS.caseSaid).filter({ hasText: /\S/ }).waitFor()
    })
    // From the end of the 9th: Saturday the 10th is worked, then Monday and Tuesday.
    const [row] = await server.context.store.cases.list({ lines: ['grid'], prefix: '3710' }, 1)
    expect(row?.due).toBe('2026-10-13T16:00:00.000Z')
    await oneAct('承办员', hour('2026-10-12', 10), WORK_ORDER, async (page) => {
      await does(page, 'finish', writes('换了灯头，晚上亮了。'))
      await stands(page, '待审核')
    })
    await oneAct('派单员', hour('2026-10-12', 15), WORK_ORDER, async (page) => {
      await does(page, 'close', async () => {})
      await stands(page, '已办结')
    })
  })

  test('is not solved, says the resident, and is done again; then it is', async () => {
    const { page } = phone
    await server.until(at10('2026-10-13'))
    expect(await lookUp(page, server.url, code)).toContain('换了灯头')
    await at(page, TESTIDS.ratingSolved('no')).click()
    await at(page, TESTIDS.ratingGrade('dissatisfied')).click()
    await at(page, TESTIDS.ratingReopen('yes')).click()
    await at(page, TESTIDS.ratingSend).click()
    await at(page, TESTIDS.ratingState).and(page.locator('[data-state="sent"]')).waitFor()
    expect(await lookUp(page, server.url, code)).toContain('现在：在处理')

    await oneAct('承办员', hour('2026-10-13', 14), WORK_ORDER, async (unit) => {
      await does(unit, 'take')
      await stands(unit, '已接单')
    })
    await oneAct('承办员', hour('2026-10-14', 10), WORK_ORDER, async (unit) => {
      await does(unit, 'finish', writes('线路老化，整段换了。'))
      await stands(unit, '待审核')
    })
    await oneAct('派单员', hour('2026-10-14', 11), WORK_ORDER, async (desk) => {
      await does(desk, 'close', async () => {})
      await stands(desk, '已办结')
    })

    await server.until(at10('2026-10-15'))
    expect(await lookUp(page, server.url, code)).toContain('整段换了')
    await at(page, TESTIDS.ratingSolved('yes')).click()
    await at(page, TESTIDS.ratingGrade('satisfied')).click()
    await at(page, TESTIDS.ratingSend).click()
    await at(page, TESTIDS.ratingState).and(page.locator('[data-state="sent"]')).waitFor()
  })

  test('has left figures that were counted by hand', async () => {
    // The new limit: five working days from the reopening on the 13th end with the 20th.
    const page = await work('督办员', at10('2026-10-21'), STAFF_PAGES.caseFigures)
    const asked = `${staffRoutes.caseFigures}?line=grid&period=2026-09`
    const figures: CaseFigures = await page.evaluate(async (url) => (await fetch(url)).json(), asked)
    expect(figures.total).toEqual({
      accepted: 1,
      passed: 1,
      done: 1,
      'done-passed': 1,
      'on-time': 1,
      extended: 1,
      extensions: 1,
      // To HC-SRJ, who returned it; to ZJJ, who took it two days later; and again at the reopening, taken after four hours.
      dispatched: 3,
      'taken-in-time': 1,
      returned: 1,
      reopened: 1,
      rated: 2,
      solved: 1,
      graded: 2,
      satisfied: 1,
      scored: 0,
      'score-sum': 0,
      // From 24 September 11:00 to 14 October 11:00: 480 hours, in the class from 336 to 504.
      median: 336,
    })
    expect(
      figures.byUnit.map(({ code: unit, counts }) => [
        unit,
        counts.dispatched,
        counts['taken-in-time'],
        counts.returned,
      ]),
    ).toEqual([
      ['HC-SRJ', 1, 0, 1],
      ['ZJJ', 2, 1, 0],
    ])
    expect(figures.now).toEqual({ open: 0, overdue: 0, shelved: 0 })
    await page.context().close()
  })
})

describe('three cadres, one matter', () => {
  const codes: string[] = []

  test('report, and a reviewer makes one matter of it in words of the own', async () => {
    await server.until(at10('2026-10-20'))
    for (const words of ['周一周三都要去开调度会', '视频会开完还要再开一遍', '一周三次会']) {
      const { context, page } = await newPhone(browser)
      await openForm(page, burden, 'MTG')
      await at(page, TESTIDS.words).fill(words)
      codes.push(await submit(page))
      await arrived(page)
      await context.close()
    }
    await fillBlocks(server.context.store, 'MTG', server.clock.day())
    const page = await work('研判员', hour('2026-10-21', 9), `${STAFF_PAGES.reports}?kind=burden&place=371002000000`)
    await at(page, STAFF_TESTIDS.reportChoose).first().waitFor()
    for (const ref of await ownReports())
      await page
        .locator('li', { has: page.locator(`[data-ref="${ref}"]`) })
        .getByTestId(STAFF_TESTIDS.reportChoose)
        .check()
    await at(page, STAFF_TESTIDS.matterOpen).click()
    await at(page, STAFF_TESTIDS.matterSource).nth(2).waitFor()
    await at(page, STAFF_TESTIDS.matterField('summary')).fill(MATTER)
    await at(page, STAFF_TESTIDS.matterSend).click()
    await stands(page, '核实中')
    await does(page, 'confirm', () => field(page, 'allow-ZJJ').check())
    await at(page, STAFF_TESTIDS.caseSaid).filter({ hasText: /\S/ }).waitFor()
    await page.context().close()
  })

  test('goes to the unit that causes it, which learns nothing of who reported', async () => {
    await oneAct('派单员', hour('2026-10-21', 10), MATTER, async (page) => {
      await does(page, 'dispatch', sendTo('ZJJ'))
      await stands(page, '已转办')
    })
    await oneAct('承办员', hour('2026-10-21', 14), MATTER, async (page) => {
      await does(page, 'take')
      await stands(page, '已签收')
      const said = await page.locator('main').innerText()
      for (const told of ['周一周三', '视频会', '3条', '3 条', '三条', '街道', '村']) expect(said).not.toContain(told)
    })
    const { context, page } = await newPhone(browser)
    // Told by the release of the night only.
    expect(await lookUp(page, server.url, codes[0] ?? '')).toContain('现在：在处理')
    await context.close()
  })

  test('is put right, with numbers, and stands on the board when its reports are in the figures', async () => {
    await oneAct('承办员', hour('2026-10-23', 10), MATTER, async (page) => {
      await does(page, 'finish', async () => {
        await field(page, 'text').fill('调度会并成每周一次，能视频就视频。')
        await at(page, STAFF_TESTIDS.caseField('measure-add')).click()
        await field(page, 'what-0').fill('调度会')
        await field(page, 'before-0').fill('3')
        await field(page, 'after-0').fill('1')
      })
      await stands(page, '已整改')
    })
    await oneAct('派单员', hour('2026-10-23', 15), MATTER, async (page) => {
      await does(page, 'close', async () => {
        await field(page, 'publish').check()
        await field(page, 'words').fill('调度会并成一个，每周一次。')
      })
      await stands(page, '已反馈')
    })
    const { context, page } = await newPhone(browser)
    // Nobody is told in the hour in which it was closed: that would tell when somebody worked on whose report.
    expect(await lookUp(page, server.url, codes[0] ?? '')).toContain('现在：在处理')
    await page.goto(server.url + PAGES.board)
    expect(await at(page, TESTIDS.boardOutcome).count()).toBe(0)
    // The week of 19 October is in blocks at the latest when its month's last week has ended.
    await server.until(at10('2026-11-02'))
    await page.goto(server.url + PAGES.board)
    await at(page, TESTIDS.boardOutcome).waitFor()
    const said = await at(page, TESTIDS.boardOutcome).innerText()
    expect(said).toContain('调度会并成一个')
    expect(said).toMatch(/3[\s\S]*1/)
    expect(said).not.toMatch(/街道|村|3 条|三条/)
    for (const code of codes) expect(await lookUp(page, server.url, code)).toMatch(/现在：有结果[\s\S]*每周一次/)
    await context.close()
  })

  /** Refs of the three reports that carry words: the others of the week only fill the blocks. */
  async function ownReports(): Promise<readonly string[]> {
    const { store } = server.context
    const found = await store.reading.list({ kinds: ['burden'], prefix: '371002', category: 'MTG' }, 50)
    return found.filter(({ body }) => 'sealed' in JSON.parse(body)).map(({ ref }) => ref)
  }
})
