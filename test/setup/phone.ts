import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { PAGES } from '../../src/contract/api.ts'
import type { Poster } from '../../src/contract/poster.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'

/** A small phone, as most of our reporters have one. */
const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 640 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
}

export interface Phone {
  readonly context: BrowserContext
  readonly page: Page
}

export async function newPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Phone> {
  const context = await browser.newContext({ ...PHONE, ...options })
  context.setDefaultTimeout(20_000)
  return { context, page: await context.newPage() }
}

export const at = (page: Page, testid: string): Locator => page.getByTestId(testid)

/** The posters a trial prints, by kind; `base` puts another origin in front of the same paths. */
export async function postersOf(
  server: { readonly url: string; readonly posters: readonly string[] },
  base = server.url,
): Promise<Record<Kind, string[]>> {
  const byKind: Record<Kind, string[]> = { burden: [], grid: [] }
  for (const url of server.posters) {
    const { pathname } = new URL(url)
    const { kind } = await posterAt(new URL(pathname, server.url).href)
    byKind[kind].push(new URL(pathname, base).href)
  }
  return byKind
}

/** The poster behind the address on a sheet. */
export async function posterAt(url: string): Promise<Poster> {
  const answer = await fetch(new URL(`/api/v1/posters/${codeOf(url)}`, url))
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
  return (await answer.json()) as Poster
}

export const codeOf = (posterUrl: string): string => new URL(posterUrl).pathname.split('/').at(-1) ?? ''

/** Scan, then a tap on the tile; the form is whole when its last field is there. */
export async function openForm(page: Page, posterUrl: string, category: string): Promise<void> {
  await page.goto(posterUrl)
  await at(page, TESTIDS.tile(category)).click()
  await at(page, TESTIDS.words).waitFor()
}

/** Taps the button and waits for the receipt page. @returns the 24 digits */
export async function submit(page: Page): Promise<string> {
  await at(page, TESTIDS.submit).click()
  return receiptCode(page)
}

export async function receiptCode(page: Page): Promise<string> {
  return (await at(page, TESTIDS.receiptCode).innerText()).replace(/\D/g, '')
}

/** Until the page can be opened again without a network, with all that a report needs. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isReady = async () =>
      !!navigator.serviceWorker.controller && !!(await (await caches.open('jianfu-pages')).match(location.pathname))
    while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 30))
  })
}

/** Waits until the receipt page says so; meanwhile it may say that it is sending. */
export const stateSays = (page: Page, words: string): Promise<void> =>
  at(page, TESTIDS.receiptState).filter({ hasText: words }).waitFor()

/** The server's word for it is on the receipt page. */
export const arrived = (page: Page): Promise<void> => stateSays(page, '服务器已收到')

/** Looks a report up by its code, as the reporter would. @returns what the page says of it */
export async function lookUp(page: Page, base: string, code: string): Promise<string> {
  await page.goto(new URL(PAGES.receipt, base).href)
  await at(page, TESTIDS.lookupInput).fill(code)
  await at(page, TESTIDS.lookupSubmit).click()
  const found = at(page, TESTIDS.lookupState)
  await found
    .or(at(page, TESTIDS.lookupError).filter({ hasText: /\S/ }))
    .first()
    .waitFor()
  return page.locator('main').innerText()
}

/** Everything this origin keeps on the phone, readable or not, as one text; bytes are read as Latin-1 and as UTF-8. */
export const keptOnPhone = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: string[] = []
    const note = (value: unknown): void => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer)
        found.push(new TextDecoder().decode(bytes), new TextDecoder('latin1').decode(bytes))
      } else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) note(each)
      else found.push(String(value))
    }
    const settled = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name))
      for (const table of database.objectStoreNames)
        for (const row of await settled(database.transaction(table).objectStore(table).getAll())) note(row)
      database.close()
    }
    for (const storage of [localStorage, sessionStorage])
      for (const [name, value] of Object.entries(storage)) found.push(`${name}=${value}`)
    for (const name of 'caches' in self ? await caches.keys() : [])
      for (const request of await (await caches.open(name)).keys()) found.push(`${name} ${request.url}`)
    return found.join('\n')
  })

/** Until every part of the app has been fetched into the page; the file named here is the last of them. */
export async function wholeAppLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/watch-for-updates-')),
  )
}

export interface KeptItem {
  readonly id: string
  readonly digest: string
  readonly state: string
  readonly poster: string
  readonly parts: readonly { readonly sha256: string; readonly sent: boolean }[]
}

/** The items in the phone's queue. */
export const queued = (page: Page): Promise<KeptItem[]> =>
  page.evaluate(
    () =>
      new Promise<KeptItem[]>((resolve, reject) => {
        const opening = indexedDB.open('jianfu')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const answer = (items: KeptItem[]) => {
            database.close()
            resolve(items)
          }
          if (!database.objectStoreNames.contains('items')) return answer([])
          const reading = database.transaction('items').objectStore('items').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () =>
            answer(
              reading.result.map(({ id, digest, poster, parts, state }) => ({
                ...{ id, digest, poster, parts },
                state: state.name,
              })),
            )
        }
      }),
  )

/** A tap on "send again", unless the report has meanwhile gone by itself. */
export const sendAgain = (page: Page): Promise<void> =>
  at(page, TESTIDS.outboxRetry)
    .first()
    .click({ timeout: 2_000 })
    .catch(() => {})
