import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, submit } from '../setup/phone.ts'
import { runJianfu, type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { newPc, sideways, takeInvitation } from '../setup/staff-pages.ts'

const WORDS = '一周开了六次会，都要到场签字'
const PLACES = join(import.meta.dirname, '../../src/server/trial/weihai-371000.csv')
const FIRST = { name: '研判员', password: 'the first reviewer' }
const SECOND = { name: '第二位', password: 'the second reviewer' }

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let poster: string
const links: Record<string, string> = {}

/** A link as it was told, at the port this server got. */
const here = (link: string): string => {
  const { pathname, hash } = new URL(link)
  return server.url + pathname + hash
}

beforeAll(async () => {
  const set = '--place 371000 --operator 威海市减负办 --complaints 0631-1 --filing 鲁备1号'.split(' ')
  for (const [, role = '', link = ''] of (await runJianfu(['init', ...set], folder)).matchAll(
    /^invitation: (\S+) (\S+)$/gm,
  ))
    links[role] = link
  await runJianfu(['places', 'import', PLACES], folder)
  const posters = await runJianfu(['posters', 'create', '--kind', 'burden', '--place', '371002000000'], folder)
  // Reports are released at once: production would wait for midnight.
  server = await startServer(folder, { RELEASE_MINUTES: '0' })
  poster = server.url + new URL(posters.match(/http\S+/)?.[0] ?? '').pathname
  browser = await launchChromium()
})
endAfterAll(folder, () => ({ browser, server }))

async function readsTheWords(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await at(page, STAFF_TESTIDS.nav('reports')).click()
  await at(page, STAFF_TESTIDS.reportLine).first().click()
  await at(page, STAFF_TESTIDS.sealedWords).filter({ hasText: WORDS }).waitFor()
}

/** Adds a reviewer on the administrator's page. @returns the link */
async function addReviewer(page: Page, name: string): Promise<string> {
  await page.locator('summary').first().click()
  await at(page, STAFF_TESTIDS.name).fill(name)
  await at(page, STAFF_TESTIDS.addRole).selectOption('reviewer')
  await page.locator('details form').first().getByTestId(STAFF_TESTIDS.submit).click()
  await page.getByRole('heading', { name }).waitFor()
  return here(await at(page, STAFF_TESTIDS.link).innerText())
}

async function nothingShutOut(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await violations(page), `${width} px, ${colorScheme}`).toEqual([])
    }
    expect(await sideways(page)).toBe(0)
  }
}

test('keys are founded in the browser, a second reviewer is admitted by voice, and both read what a phone sealed', async () => {
  const first = await newPc(browser, { bypassCSP: true })
  await takeInvitation(first, here(links.reviewer ?? ''), FIRST.password)
  await first.waitForURL(`**${STAFF_PAGES.keys}`)
  await at(first, STAFF_TESTIDS.found).click()
  const code = await at(first, STAFF_TESTIDS.recoveryCode).locator('li').allInnerTexts()
  expect(code).toHaveLength(5)
  await nothingShutOut(first)
  await first.emulateMedia({ media: 'print' })
  expect(await first.getByRole('banner').isVisible(), 'the sheet is printed without the pages around it').toBe(false)
  await first.emulateMedia({ media: 'screen' })
  await at(first, STAFF_TESTIDS.recoveryLast).fill('0000')
  await at(first, STAFF_TESTIDS.submit).click()
  await at(first, STAFF_TESTIDS.fault).filter({ hasText: '看着纸' }).waitFor()
  await at(first, STAFF_TESTIDS.recoveryLast).fill(code[3]?.slice(-4).toLowerCase() ?? '')
  await at(first, STAFF_TESTIDS.submit).click()
  await at(first, STAFF_TESTIDS.keysState).filter({ hasText: '正常' }).waitFor()

  const { page: phone } = await newPhone(browser)
  await openForm(phone, poster, 'MTG')
  await at(phone, TESTIDS.words).fill(WORDS)
  await submit(phone)
  await arrived(phone)

  const administrator = await newPc(browser)
  await takeInvitation(administrator, here(links.administrator ?? ''), 'the administrator')
  const link = await addReviewer(administrator, SECOND.name)

  const second = await newPc(browser, { bypassCSP: true })
  await takeInvitation(second, link, SECOND.password)
  await at(second, STAFF_TESTIDS.nav('keys')).click()
  const spoken = await at(second, STAFF_TESTIDS.ownFingerprint).innerText()
  expect(spoken).toMatch(/^([0-9]{5} ){3}[0-9]{5}$/)
  await nothingShutOut(second)

  await at(first, STAFF_TESTIDS.nav('me')).click()
  // A page that has not opened yet is left out of the way when another is asked for.
  await first.waitForURL(`**${STAFF_PAGES.me}`)
  await at(first, STAFF_TESTIDS.nav('keys')).click()
  await at(first, STAFF_TESTIDS.admit).click()
  await first.getByRole('dialog').getByText(spoken).waitFor()
  expect(await at(first, STAFF_TESTIDS.confirmYes).isDisabled(), 'before the fingerprints were compared').toBe(true)
  await nothingShutOut(first)
  await at(first, STAFF_TESTIDS.admitCompared).check()
  await at(first, STAFF_TESTIDS.confirmYes).click()
  await at(first, STAFF_TESTIDS.done).filter({ hasText: SECOND.name }).waitFor()

  await at(second, STAFF_TESTIDS.lookAgain).click()
  await at(second, STAFF_TESTIDS.unlock).waitFor({ state: 'detached' })
  for (const page of [first, second]) await readsTheWords(page)

  await at(administrator, STAFF_TESTIDS.account)
    .filter({ hasText: SECOND.name })
    .getByTestId(STAFF_TESTIDS.accountAct('disable'))
    .click()
  await at(administrator, STAFF_TESTIDS.confirmYes).click()
  await at(administrator, STAFF_TESTIDS.done).filter({ hasText: '已停用' }).waitFor()
  await at(second, STAFF_TESTIDS.nav('keys')).click()
  await second.waitForURL(`**${STAFF_PAGES.signIn}**`)

  await at(first, STAFF_TESTIDS.nav('keys')).click()
  const rotation = at(first, STAFF_TESTIDS.rotate)
  await rotation.getByTestId(STAFF_TESTIDS.admitCompared).check()
  const wrong = code.map((line, number) =>
    number === 1 ? `${line.slice(0, -1)}${line.endsWith('7') ? '8' : '7'}` : line,
  )
  await rotation.getByTestId(STAFF_TESTIDS.recoveryCode).fill(wrong.join('\n'))
  await nothingShutOut(first)
  await rotation.getByTestId(STAFF_TESTIDS.submit).click()
  await rotation.getByTestId(STAFF_TESTIDS.fault).filter({ hasText: '第2行' }).waitFor()
  await rotation.getByTestId(STAFF_TESTIDS.recoveryCode).fill(code.join('\n').toLowerCase())
  await rotation.getByTestId(STAFF_TESTIDS.submit).click()
  await at(first, STAFF_TESTIDS.keysState).filter({ hasText: '第2把' }).waitFor()
  await readsTheWords(first)

  const third = await newPc(browser, { bypassCSP: true })
  await takeInvitation(third, await addReviewer(administrator, '第三位'), 'the third reviewer')
  await at(third, STAFF_TESTIDS.nav('keys')).click()
  const recovery = at(third, STAFF_TESTIDS.recover)
  await recovery.locator('summary').click()
  await recovery.getByTestId(STAFF_TESTIDS.recoveryCode).fill(code.join('\n'))
  await recovery.getByTestId(STAFF_TESTIDS.submit).click()
  await at(third, STAFF_TESTIDS.done).filter({ hasText: '取回来了' }).waitFor()
  await readsTheWords(third)
})
