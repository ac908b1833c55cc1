import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { isPosterCode } from '../../src/contract/poster-code.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import {
  at,
  codeOf,
  newPhone,
  posterAt,
  postersOf,
  queued,
  readyForOffline,
  stateSays,
  submit,
} from '../setup/phone.ts'
import { runJianfu, type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { arrivedSince, asGrid, storedReports } from '../setup/stored-reports.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let posters: Record<Kind, string[]>

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  posters = await postersOf(server)
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** One character read wrongly. */
const mistyped = (code: string): string => {
  const wrong = LETTERS.split('').map((letter) => code.slice(0, 3) + letter + code.slice(4))
  return wrong.find((candidate) => candidate !== code && !isPosterCode(candidate)) ?? ''
}

/** Well formed, and on no wall. */
const unknown = (): string => {
  for (let n = 0; ; n++)
    for (const check of LETTERS) {
      const code = `00000000${LETTERS[n % 32]}${check}`
      if (isPosterCode(code) && !server.posters.some((url) => codeOf(url) === code)) return code
    }
}

describe('a code first scanned without a network, on a phone that opened another one before', () => {
  test.each([
    { kind: 'grid', category: 'LEK', level: 0 },
    { kind: 'burden', category: 'MTG', level: 0 },
  ] as const)(
    'a $kind report can be written, and is stored under the place of its own code',
    async ({ kind, category }) => {
      const [known, first] = [posters[kind][0] ?? '', posters[kind][1] ?? '']
      const before = storedReports(folder)
      const { context, page } = await newPhone(browser)
      await page.goto(known)
      await readyForOffline(page)
      await context.setOffline(true)
      await page.goto(first)
      await at(page, TESTIDS.door(kind)).click()
      await at(page, TESTIDS.tile(category)).click()
      await at(page, TESTIDS.words).fill('没网时第一次扫')
      await submit(page)
      await stateSays(page, '已存在这部手机里')
      await page.close()

      await context.setOffline(false)
      const later = await context.newPage()
      await later.goto(known)
      await eventually(() => expect(arrivedSince(folder, before)).toHaveLength(1))
      await eventually(async () => expect(await queued(later)).toEqual([]))
      const [stored] = arrivedSince(folder, before)
      const { places } = await posterAt(first)
      expect(stored?.place).toBe(places[0]?.code)
      expect(stored?.place).not.toBe((await posterAt(known)).places[0]?.code)
    },
  )

  test('a burden written from a resident’s code goes to its area, never to the village', async () => {
    const [known, first] = [posters.grid[0] ?? '', posters.grid[1] ?? '']
    const before = storedReports(folder)
    const { context, page } = await newPhone(browser)
    await page.goto(known)
    await readyForOffline(page)
    await context.setOffline(true)
    await page.goto(first)
    await at(page, TESTIDS.door('burden')).click()
    await at(page, TESTIDS.tile('DOC')).click()
    await at(page, TESTIDS.words).waitFor()
    await submit(page)
    await context.setOffline(false)
    await eventually(() => expect(arrivedSince(folder, before)).toHaveLength(1))
    const [stored] = arrivedSince(folder, before)
    const [also] = (await posterAt(first)).also
    const area = (await posterAt(new URL(PAGES.poster(also?.code ?? ''), server.url).href)).places[0]
    expect(stored).toMatchObject({ place: area?.code, report: { kind: 'burden' } })
    expect(area?.level).not.toBe('village')
  })

  test('it turns out that nobody knows the code: the report is put aside with the reason, not dropped', async () => {
    const { context, page } = await newPhone(browser)
    await page.goto(posters.grid[0] ?? '')
    await readyForOffline(page)
    await context.setOffline(true)
    await page.goto(new URL(PAGES.poster(unknown()), server.url).href)
    await at(page, TESTIDS.door('grid')).click()
    await at(page, TESTIDS.tile('LEK')).click()
    await at(page, TESTIDS.words).fill('码是假的')
    await submit(page)
    await context.setOffline(false)
    await page.goto(server.url + PAGES.outbox)
    const reason = at(page, TESTIDS.outboxReason)
    await reason.filter({ hasText: '没有登记' }).waitFor()
    expect((await queued(page)).map(({ state }) => state)).toEqual(['quarantined'])
    expect(storedReports(folder).some((stored) => asGrid(stored).text === '码是假的')).toBe(false)
  })
})

describe('a code typed by hand', () => {
  test('with a slip in it is told so while it is typed, and is never called unknown', async () => {
    const { page } = await newPhone(browser)
    await page.goto(server.url)
    const error = at(page, TESTIDS.codeError)
    const code = mistyped(codeOf(posters.grid[0] ?? ''))
    await at(page, TESTIDS.codeInput).pressSequentially(code.slice(0, 9))
    expect((await error.innerText()).trim()).toBe('')
    await at(page, TESTIDS.codeInput).pressSequentially(code.slice(9))
    await error.filter({ hasText: '抄错了一个字' }).waitFor()
  })

  test('in small letters, with spaces, O for 0 and l for 1, opens its sheet', async () => {
    const { page } = await newPhone(browser)
    await page.goto(server.url)
    const url = posters.burden[0] ?? ''
    const typed = codeOf(url)
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
      .replace(/^(.{5})/, '$1 ')
    await at(page, TESTIDS.codeInput).fill(typed)
    await at(page, TESTIDS.codeSubmit).click()
    await at(page, TESTIDS.placeName).waitFor()
    expect(await at(page, TESTIDS.placeName).innerText()).toBe((await posterAt(url)).label)
  })
})

describe('the page behind a code that does not work says why', () => {
  test.each([
    { what: 'mistyped', code: () => mistyped(codeOf(posters.grid[0] ?? '')), says: '抄错' },
    { what: 'unknown', code: unknown, says: '查不到这个码' },
    {
      what: 'revoked',
      code: async () => {
        const code = codeOf(posters.grid[2] ?? '')
        await runJianfu(['posters', 'revoke', code], folder)
        return code
      },
      says: '新码',
    },
  ])('$what', async ({ code, says }) => {
    const { page } = await newPhone(browser)
    const path = PAGES.poster(await code())
    await eventually(async () => {
      expect((await page.goto(server.url + path))?.status()).toBeGreaterThanOrEqual(404)
    })
    await at(page, TESTIDS.codeError).filter({ hasText: says }).waitFor()
    await page.goto(server.url)
    await at(page, TESTIDS.codeInput).waitFor()
  })
})
