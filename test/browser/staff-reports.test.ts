import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { arrived, at, newPhone, openForm, postersOf, submit } from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { newPc, sideways, signIn } from '../setup/staff-pages.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let posters: Record<Kind, string[]>

const HOSTILE = `<img src=x onerror="document.title='stolen'">\n${'开'.repeat(500)}${'x'.repeat(1_400)}`
const WORDS = '镇里每周开四次会，村里没人干活。'

/** Reports of one category each, so that every one is found by its name. */
const FILED = [
  { category: 'MTG', words: WORDS, photos: 2 },
  { category: 'PLQ', words: HOSTILE, photos: 0 },
  { category: 'FRM', words: '', photos: 0 },
] as const

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  posters = await postersOf(server)
  for (const report of FILED) await file('burden', report)
  await file('grid', { category: 'LEK', words: '三楼漏水', photos: 1 })
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

async function file(kind: Kind, { category, words, photos }: { category: string; words: string; photos: number }) {
  const { context, page } = await newPhone(browser)
  await openForm(page, posters[kind][0] ?? '', category)
  const more = page.locator('[data-testid^="quantity-"][data-testid$="-more"]').first()
  if (kind === 'burden') for (let presses = 0; presses < 7; presses++) await more.click()
  await at(page, TESTIDS.words).fill(words)
  if (photos > 0) await at(page, TESTIDS.photosOpen).click()
  for (let photo = 0; photo < photos; photo++) {
    const buffer = await cameraPhoto()
    await at(page, TESTIDS.photoChoose).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
    await at(page, TESTIDS.photoItem).nth(photo).waitFor()
  }
  await submit(page)
  await arrived(page)
  await context.close()
}

async function atWork(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPc(browser, options)
  await signIn(page, server.url, { name, password: server.logins[name] ?? '' }, STAFF_PAGES.reports)
  return page
}
const reviewer = (options: BrowserContextOptions = {}) => atWork('研判员', options)
const line = (page: Page, name: string) => at(page, STAFF_TESTIDS.reportLine).filter({ hasText: name })
const reader = (page: Page) => at(page, STAFF_TESTIDS.reader)

async function read(page: Page, name: string): Promise<void> {
  await line(page, name).click()
  await reader(page).getByRole('heading', { name, exact: true }).waitFor()
}

describe('a reviewer', () => {
  test('reads ticks, exact numbers beside the norm, words, and photos drawn anew', async () => {
    const page = await reviewer()
    await read(page, '会议多')
    expect(await at(page, STAFF_TESTIDS.sealedWords).innerText()).toBe(WORDS)
    const row = await at(page, STAFF_TESTIDS.readerNumber('meetingsPerWeek')).innerText()
    expect(row).toMatch(/6到10[\s\S]*7[\s\S]*每周不超过1次[\s\S]*超过了/)
    const photos = at(page, STAFF_TESTIDS.photo)
    await photos.nth(1).waitFor()
    expect(await photos.first().getAttribute('src')).toMatch(/^blob:/)
    const width = await photos.first().evaluate(async (image: HTMLImageElement) => {
      await image.decode()
      return image.naturalWidth
    })
    expect(width).toBe(1200)
  })

  test('sees HTML in words as letters, and endless words do not widen the page', async () => {
    const page = await reviewer({ viewport: { width: 360, height: 640 } })
    await read(page, '牌子上墙')
    expect(await at(page, STAFF_TESTIDS.sealedWords).textContent()).toBe(HOSTILE)
    expect(await reader(page).locator('img').count()).toBe(0)
    expect(await page.title()).not.toContain('stolen')
    expect(await sideways(page)).toBeLessThanOrEqual(0)
  })

  test('opens a resident’s photo and words without any seal', async () => {
    const page = await reviewer()
    await read(page, '房屋漏水')
    expect(await at(page, STAFF_TESTIDS.sealedWords).innerText()).toBe('三楼漏水')
    await at(page, STAFF_TESTIDS.photo).waitFor()
  })

  test('after a reload reads the ticks, and the words once the password is given again', async () => {
    const page = await reviewer()
    await read(page, '会议多')
    await page.reload()
    await at(page, STAFF_TESTIDS.unlock).waitFor()
    expect(await reader(page).innerText()).toContain('6到10')
    expect(await reader(page).innerText()).not.toContain(WORDS)
    await at(page, STAFF_TESTIDS.password).fill(server.logins.研判员 ?? '')
    await at(page, STAFF_TESTIDS.submit).click()
    await at(page, STAFF_TESTIDS.sealedWords).filter({ hasText: WORDS }).waitFor()
  })

  test('keeps nothing opened on the computer', async () => {
    const page = await reviewer()
    await read(page, '会议多')
    await at(page, STAFF_TESTIDS.photo).first().waitFor()
    const kept = await page.evaluate(async () => {
      const names = [...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys())]
      return JSON.stringify([names, { ...localStorage }, { ...sessionStorage }])
    })
    expect(kept).not.toContain('每周开四次会')
    expect(kept).not.toContain('AGE-SECRET-KEY')
    await read(page, '填表报数')
    expect(await page.content()).not.toContain(WORDS)
  })

  test('is told in words that a guessed name leads nowhere', async () => {
    const page = await reviewer()
    await page.goto(new URL(STAFF_PAGES.report('0'.repeat(32)), server.url).href)
    await reader(page).filter({ hasText: '没有这一条，或者不归你看' }).waitFor()
  })

  test('finds reports by filters that stand in the address', async () => {
    const page = await reviewer()
    await at(page, STAFF_TESTIDS.reportsFilter('category')).selectOption('burden:PLQ')
    await page.waitForURL(/category=PLQ/)
    await expect.poll(() => at(page, STAFF_TESTIDS.reportLine).count()).toBe(1)
    await page.reload()
    await line(page, '牌子上墙').waitFor()
    await at(page, STAFF_TESTIDS.reportsFilter('issuerLevel')).selectOption('central')
    await at(page, STAFF_TESTIDS.reportsEmpty).waitFor()
  })
})

test('a dispatcher reads work orders only; burdens are not even in the list', async () => {
  const page = await atWork('派单员')
  await line(page, '房屋漏水').waitFor()
  expect(await at(page, STAFF_TESTIDS.reportLine).count()).toBe(1)
  await read(page, '房屋漏水')
  expect(await at(page, STAFF_TESTIDS.replyText).count()).toBe(0)
})

describe('with a keyboard alone', () => {
  test('a reviewer goes through the reports, compares, answers, and finds the keys', async () => {
    const page = await reviewer()
    await line(page, '会议多').waitFor()
    const names: string[] = []
    for (let presses = 0; presses < 4; presses++) {
      await page.keyboard.press('j')
      const heading = reader(page).locator('h2:focus')
      await heading.waitFor()
      const name = await heading.innerText()
      if (names.at(-1) === name) await expect.poll(() => heading.innerText()).not.toBe(name)
      names.push(await heading.innerText())
    }
    expect(new Set(names).size).toBe(4)
    await page.keyboard.press('k')
    await expect.poll(() => reader(page).locator('h2:focus').innerText()).toBe(names[2])
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await page.getByRole('dialog', { name: '相似的反映' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await page.keyboard.type('jksr?')
    expect(await at(page, STAFF_TESTIDS.replyText).inputValue()).toBe('jksr?')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('the arrows walk through the list and keep the focus in it; who turns the keys off is left alone', async () => {
    const page = await reviewer()
    const lines = at(page, STAFF_TESTIDS.reportLine)
    await lines.first().focus()
    await page.keyboard.press('Enter')
    await reader(page).locator('h2').waitFor()
    await lines.first().focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => lines.nth(1).evaluate((each) => each === document.activeElement)).toBe(true)
    expect(await lines.nth(1).getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('?')
    await at(page, STAFF_TESTIDS.keysUsed).uncheck()
    await page.keyboard.press('Escape')
    const before = page.url()
    await page.keyboard.press('j')
    await page.keyboard.press('s')
    expect(page.url()).toBe(before)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

test('on a phone the reader is a view of its own, and the way back leads to the same line', async () => {
  const page = await reviewer({ viewport: { width: 360, height: 640 } })
  await read(page, '填表报数')
  expect(await line(page, '填表报数').isVisible()).toBe(false)
  await at(page, STAFF_TESTIDS.readerBack).click()
  await expect.poll(() => line(page, '填表报数').evaluate((each) => each === document.activeElement)).toBe(true)
  await read(page, '填表报数')
  await page.goBack()
  await expect.poll(() => line(page, '填表报数').evaluate((each) => each === document.activeElement)).toBe(true)
})

describe('opened words do not leave the page by oversight', () => {
  test('Ctrl+P prints a warning with the reader’s name and no words; the button asks first, and is written down', async () => {
    const page = await reviewer()
    await read(page, '会议多')
    const words = at(page, STAFF_TESTIDS.sealedWords)
    await page.emulateMedia({ media: 'print' })
    expect(await words.isVisible()).toBe(false)
    expect(await reader(page).innerText()).toContain('由研判员打印')
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => {
      window.print = () => document.body.toggleAttribute('data-printed', true)
    })
    await at(page, STAFF_TESTIDS.print).click()
    const written = page.waitForRequest(
      (request) => request.method() === 'POST' && /printed/.test(request.postData() ?? ''),
    )
    await at(page, STAFF_TESTIDS.confirmYes).click()
    await written
    await page.locator('body[data-printed]').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await words.isVisible()).toBe(true)
  })

  test('copying sealed words is stopped and asked about once; copying a place’s name is not', async () => {
    const page = await reviewer()
    await read(page, '会议多')
    const copy = (testid: string) =>
      page.evaluate((id) => {
        const range = document.createRange()
        range.selectNodeContents(document.querySelector(`[data-testid="${id}"]`)!)
        getSelection()?.removeAllRanges()
        getSelection()?.addRange(range)
        return document.execCommand('copy')
      }, testid)
    await copy(STAFF_TESTIDS.readerBack)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await copy(STAFF_TESTIDS.sealedWords)
    await page.getByRole('dialog').waitFor()
    await at(page, STAFF_TESTIDS.confirmYes).click()
    const written = page.waitForRequest(
      (request) => request.method() === 'POST' && /copied/.test(request.postData() ?? ''),
    )
    await copy(STAFF_TESTIDS.sealedWords)
    await written
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe.each([
  ['at a desk', { viewport: { width: 1280, height: 800 } }],
  ['on a phone', { viewport: { width: 360, height: 640 } }],
])('%s', (_where, options) => {
  test.each(['light', 'dark'] as const)('axe finds nothing in list, reader and dialogs, %s', async (colorScheme) => {
    const page = await reviewer({ ...options, colorScheme, bypassCSP: true })
    await line(page, '会议多').waitFor()
    expect(await violations(page)).toEqual([])
    await read(page, '会议多')
    await at(page, STAFF_TESTIDS.photo).first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await page.keyboard.press('s')
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.reload()
    await at(page, STAFF_TESTIDS.unlock).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

test('a photo whose piece was replaced on the disk is said to be damaged; words and the other photo still open', async () => {
  const database = new DatabaseSync(join(folder, 'jianfu.db'))
  const pieces = database.prepare('select sha256, bytes from parts').all() as { sha256: string; bytes: Uint8Array }[]
  // The bytes of another piece: whole and sealed by the server itself, only not this one.
  database.prepare('update parts set bytes = ? where sha256 = ?').run(pieces[1]!.bytes, pieces[0]!.sha256)
  database.close()
  const page = await reviewer()
  await read(page, '会议多')
  await at(page, STAFF_TESTIDS.photoState).filter({ hasText: '这张照片坏了，打不开' }).waitFor()
  await at(page, STAFF_TESTIDS.photo).waitFor()
  expect(await at(page, STAFF_TESTIDS.photo).count()).toBe(1)
  expect(await at(page, STAFF_TESTIDS.sealedWords).innerText()).toBe(WORDS)
})
