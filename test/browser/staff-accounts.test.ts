import { TOTP } from 'otpauth'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { at } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { expectForEverybody, newPc, type Person, peopleAtWork, signIn, takeInvitation } from '../setup/staff-pages.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const trial = (name: string): Person => ({ name, password: server.logins[name] ?? '' })

const atWork = peopleAtWork(() => ({ browser, server }))
const pcOf = (name: string, options?: BrowserContextOptions) => atWork(name, STAFF_PAGES.start, options)

async function administrator(): Promise<Page> {
  const page = await pcOf('管理员')
  await at(page, STAFF_TESTIDS.account).first().waitFor()
  return page
}

/** Adds an account on the page. @returns its one-time link */
async function add(page: Page, name: string, role: string): Promise<string> {
  await page.locator('summary').first().click()
  await at(page, STAFF_TESTIDS.name).fill(name)
  await at(page, STAFF_TESTIDS.addRole).selectOption(role)
  await page.locator('details form').first().getByTestId(STAFF_TESTIDS.submit).click()
  await at(page, STAFF_TESTIDS.link).waitFor()
  return at(page, STAFF_TESTIDS.link).innerText()
}

const rowOf = (page: Page, name: string) => at(page, STAFF_TESTIDS.account).filter({ hasText: name })

test('a supervisor is added, opens the link on another machine, sees the tally, and is out at once when disabled', async () => {
  const office = await administrator()
  const link = await add(office, '新来的督办', 'supervisor')

  const theirs = await newPc(browser)
  await theirs.goto(link)
  await at(theirs, STAFF_TESTIDS.invitationFor).filter({ hasText: '督办员' }).waitFor()
  const [, token = ''] = link.split('#')
  expect(theirs.url()).not.toContain(token)
  expect(await theirs.evaluate(() => JSON.stringify(history.state))).not.toContain(token)
  await at(theirs, STAFF_TESTIDS.password).fill('a password of my own')
  await at(theirs, STAFF_TESTIDS.passwordAgain).fill('a password of my own')
  await at(theirs, STAFF_TESTIDS.submit).click()
  await at(theirs, STAFF_TESTIDS.nav('tally')).click()
  await theirs.waitForURL(`**${STAFF_PAGES.tally}**`)
  await theirs.locator('main h1').waitFor()

  const other = await newPc(browser)
  await other.goto(link)
  await other.getByRole('heading', { name: '这条链接已经失效' }).waitFor()

  await rowOf(office, '新来的督办').getByTestId(STAFF_TESTIDS.accountAct('disable')).click()
  await at(office, STAFF_TESTIDS.confirmYes).click()
  await at(office, STAFF_TESTIDS.done).filter({ hasText: '已停用' }).waitFor()
  await theirs.reload()
  await theirs.waitForURL(`**${STAFF_PAGES.signIn}**`)
  await at(theirs, STAFF_TESTIDS.name).fill('新来的督办')
  await at(theirs, STAFF_TESTIDS.password).fill('a password of my own')
  await at(theirs, STAFF_TESTIDS.submit).click()
  await at(theirs, STAFF_TESTIDS.fault).filter({ hasText: '不对' }).waitFor()
})

test('the second factor is scanned, asked for at the next sign-in, and ended with the password', async () => {
  const office = await administrator()
  const password = 'one more password'
  const link = await add(office, '小心的人', 'dispatcher')
  const page = await newPc(browser)
  await takeInvitation(page, link, password)
  await page.goto(server.url + STAFF_PAGES.me)
  const panel = at(page, STAFF_TESTIDS.secondFactor)
  await panel.getByTestId(STAFF_TESTIDS.password).fill(password)
  await panel.getByTestId(STAFF_TESTIDS.submit).click()
  const secret = await panel.locator('code').innerText()
  await at(page, STAFF_TESTIDS.code).fill(new TOTP({ secret }).generate())
  await panel.getByTestId(STAFF_TESTIDS.submit).first().click()
  await panel.getByText('已经开启').waitFor()
  await at(page, STAFF_TESTIDS.signOut).click()

  await at(page, STAFF_TESTIDS.name).fill('小心的人')
  await at(page, STAFF_TESTIDS.password).fill(password)
  await at(page, STAFF_TESTIDS.submit).click()
  // A code is good once; the next one is taken half a minute early.
  await at(page, STAFF_TESTIDS.code).fill(new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }))
  await at(page, STAFF_TESTIDS.submit).click()
  await at(page, STAFF_TESTIDS.signOut).waitFor()
  await page.goto(server.url + STAFF_PAGES.me)
  await panel.getByTestId(STAFF_TESTIDS.password).fill(password)
  await panel.getByTestId(STAFF_TESTIDS.submit).click()
  await panel.getByRole('button', { name: '开启' }).waitFor()
})

test('with a changed password a reviewer still opens what is sealed; everybody else with the old one is out', async () => {
  const [here, elsewhere] = [await newPc(browser), await newPc(browser)]
  const before = trial('研判员')
  for (const page of [here, elsewhere]) await signIn(page, server.url, before, STAFF_PAGES.me)
  const password = 'the reviewer changed it'
  await at(here, STAFF_TESTIDS.oldPassword).fill(before.password)
  await at(here, STAFF_TESTIDS.password).first().fill(password)
  await at(here, STAFF_TESTIDS.passwordAgain).fill(password)
  await at(here, STAFF_TESTIDS.submit).first().click()
  await at(here, STAFF_TESTIDS.done).filter({ hasText: '改好了' }).waitFor()
  await elsewhere.reload()
  await elsewhere.waitForURL(`**${STAFF_PAGES.signIn}**`)
  await here.goto(server.url + STAFF_PAGES.keys)
  await at(here, STAFF_TESTIDS.unlock).getByTestId(STAFF_TESTIDS.password).fill(password)
  await at(here, STAFF_TESTIDS.unlock).getByTestId(STAFF_TESTIDS.submit).click()
  await at(here, STAFF_TESTIDS.unlock).waitFor({ state: 'detached' })
  await at(here, STAFF_TESTIDS.keysState).filter({ hasText: '正常' }).waitFor()
})

test('the last reviewer who can open reports cannot be disabled, which is said in words', async () => {
  const page = await administrator()
  await rowOf(page, '研判员').getByTestId(STAFF_TESTIDS.accountAct('disable')).click()
  await at(page, STAFF_TESTIDS.confirmYes).click()
  await at(page, STAFF_TESTIDS.fault).filter({ hasText: '最后一位' }).waitFor()
  await rowOf(page, '研判员').filter({ hasText: '在用' }).waitFor()
})

test('a page of another role says whose it is, an unknown one that there is none', async () => {
  const page = await pcOf('承办员', { bypassCSP: true })
  await page.locator('main h1').waitFor()
  expect(await violations(page), 'the start of somebody without work here').toEqual([])
  await page.goto(server.url + STAFF_PAGES.keys)
  await at(page, STAFF_TESTIDS.notYours).filter({ hasText: '承办员' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.goto(`${server.url}/staff/no/such/page`)
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
})

test('a page that cannot be fetched says so, and comes when the network is back', async () => {
  const page = await administrator()
  await page.context().setOffline(true)
  await at(page, STAFF_TESTIDS.nav('me')).click()
  await at(page, STAFF_TESTIDS.pageFailed).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.context().setOffline(false)
  await at(page, STAFF_TESTIDS.pageFailed).click()
  await page.waitForURL(`**${STAFF_PAGES.me}`)
  await at(page, STAFF_TESTIDS.secondFactor).waitFor()
})

test('an administrator with a keyboard alone adds an account', async () => {
  const page = await newPc(browser)
  const tabTo = async (testid: string) => {
    for (let presses = 0; presses < 100; presses++) {
      if ((await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))) === testid) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${testid} cannot be reached with Tab`)
  }
  await page.goto(server.url + STAFF_PAGES.accounts)
  await at(page, STAFF_TESTIDS.name).waitFor()
  await tabTo(STAFF_TESTIDS.name)
  await page.keyboard.type('管理员')
  await tabTo(STAFF_TESTIDS.password)
  await page.keyboard.type(trial('管理员').password)
  await page.keyboard.press('Enter')
  await at(page, STAFF_TESTIDS.account).first().waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(STAFF_TESTIDS.name)
  await page.keyboard.type('键盘')
  await tabTo(STAFF_TESTIDS.addRole)
  await page.keyboard.press('End')
  await tabTo(STAFF_TESTIDS.submit)
  await page.keyboard.press('Enter')
  await at(page, STAFF_TESTIDS.link).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('键盘')
  await rowOf(page, '键盘').getByTestId(STAFF_TESTIDS.accountAct('disable')).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('停用 键盘')
})

/** Every page of this room, in the state with the most on it. */
const SCREENS: readonly { name: string; who?: string; open: (page: Page) => Promise<unknown> }[] = [
  {
    name: 'sign-in with a fault',
    open: async (page) => {
      await page.goto(server.url + STAFF_PAGES.me)
      await at(page, STAFF_TESTIDS.name).fill('nobody')
      await at(page, STAFF_TESTIDS.password).fill('nothing at all')
      await at(page, STAFF_TESTIDS.submit).click()
      await at(page, STAFF_TESTIDS.fault).filter({ hasText: '。' }).waitFor()
    },
  },
  {
    name: 'expired invitation',
    open: async (page) => {
      await page.goto(server.url + STAFF_PAGES.invitation('a'.repeat(43)))
      await page.getByRole('heading', { name: '失效' }).waitFor()
    },
  },
  {
    name: 'accounts with form and link',
    who: '管理员',
    open: async (page) => {
      await at(page, STAFF_TESTIDS.account).first().waitFor()
      await add(page, `axe-${Date.now()}`, 'supervisor')
      await page.locator('summary').first().click()
      await at(page, STAFF_TESTIDS.addRole).selectOption('handler')
      await page.locator('summary').last().click()
    },
  },
  {
    name: 'question before an account is disabled',
    who: '管理员',
    open: async (page) => {
      await at(page, STAFF_TESTIDS.accountAct('disable')).first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'record of acts',
    who: '管理员',
    open: async (page) => {
      await page.goto(server.url + STAFF_PAGES.audit)
      await at(page, STAFF_TESTIDS.auditEntry).first().waitFor()
    },
  },
  {
    name: 'own account with the offer of a second factor',
    who: '承办员',
    open: async (page) => {
      await page.goto(server.url + STAFF_PAGES.me)
      const panel = at(page, STAFF_TESTIDS.secondFactor)
      await panel.getByTestId(STAFF_TESTIDS.password).fill(trial('承办员').password)
      await panel.getByTestId(STAFF_TESTIDS.submit).click()
      await page.getByRole('img').waitFor()
    },
  },
]

describe('nobody is shut out of the pages', () => {
  test.each(SCREENS)('$name: on 360 and 1280 px, by light and by dark, in large type', async ({ who, open }) => {
    const options = { bypassCSP: true, reducedMotion: 'reduce' } as const
    const page = who ? await pcOf(who, options) : await newPc(browser, options)
    await open(page)
    await expectForEverybody(page)
  })
})
