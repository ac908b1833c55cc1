import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { TESTIDS } from '../../src/contract/testids.ts'
import { makePersonalIdentity, recipientOf } from '../../src/staff/accounts/keys/personal-key.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, posterAt, postersOf, submit } from '../setup/phone.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { storedReports } from '../setup/stored-reports.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

test('a server that was broken into shows its own key: the phone that knows the operator seals nothing, and the words stay', async () => {
  const [poster = ''] = (await postersOf(server)).burden
  const { recipients } = await posterAt(poster)
  const { context, page } = await newPhone(browser, { serviceWorkers: 'block' })
  await openForm(page, poster, 'MTG')
  await submit(page)
  await arrived(page)

  const evil = recipientOf(makePersonalIdentity())
  await context.route('**/*', async (route) => {
    if (!/\/(p|posters)\//.test(route.request().url())) return route.continue()
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll(recipients[0] ?? '', evil) })
  })
  const before = storedReports(folder).length
  const later = await context.newPage()
  await openForm(later, poster, 'FRM')
  expect(await later.content()).toContain(evil)
  await at(later, TESTIDS.words).fill('表格太多')
  await at(later, TESTIDS.submit).click()
  await at(later, TESTIDS.formError).filter({ hasText: '密钥对不上' }).waitFor()
  expect(await at(later, TESTIDS.words).inputValue()).toBe('表格太多')
  expect(storedReports(folder)).toHaveLength(before)
})
