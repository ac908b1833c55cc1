import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../setup/chromium.ts'
import { criticalPath, heaviestPoster } from '../setup/critical-path.ts'
import { removeFolder, startServer, temporaryFolder } from '../setup/server-process.ts'
import { floorPage } from './floor-page.ts'
import { heading, median, row } from './roles.ts'
import { slowLink } from './slow-link.ts'

const ROUNDS = 5
const CPU_SLOWDOWN = 6
const PHONE = {
  viewport: { width: 360, height: 640 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
}

interface Visit {
  readonly paint: number
  readonly tiles: number
  readonly form: number
}

/** Notes, in the page, when the first tile link and when the form's button are there to be tapped. */
const WATCH = `(() => {
  const seen = window.__seen = {}
  const look = () => {
    if (!seen.tiles && document.querySelector('[data-testid^="tile-"]')) seen.tiles = performance.now()
    if (!seen.form && document.querySelector('[data-testid="report-form"]') && document.querySelector('[data-testid="submit"]')) seen.form = performance.now()
    if (!seen.form) requestAnimationFrame(look)
  }
  look()
})()`

interface Watched {
  readonly __seen: { readonly tiles?: number; readonly form: number }
}

const POLL_MS = 50
const PATIENCE_MS = 120_000

/** Playwright's own waiting evaluates text in the page, which the page's policy forbids. */
async function until<Argument>(page: Page, is: (argument: Argument) => unknown, argument?: Argument): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!(await page.evaluate(is as (argument: unknown) => unknown, argument).catch(() => false))) {
    if (performance.now() > end) throw new Error(`${page.url()} did not get there`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

async function visit(page: Page, url: string): Promise<Visit> {
  await page.goto(url, { waitUntil: 'commit' })
  const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0
  await until(page, () => Boolean((window as unknown as Watched).__seen?.form))
  await until(page, isPainted)
  return page.evaluate(() => {
    const { tiles = 0, form } = (window as unknown as Watched).__seen
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN
    return { paint, tiles, form }
  })
}

async function onPhone<T>(
  browser: Browser,
  use: (page: Page, goOffline: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(PHONE)
  await context.addInitScript(WATCH)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  try {
    return await use(page, () => context.setOffline(true))
  } finally {
    await context.close()
  }
}

/** First visit over the slow link beside a floor page of the same weight; then the same sheet again without any network. */
export async function benchVisits(): Promise<void> {
  const folder = temporaryFolder()
  const server = await startServer(folder)
  const sheet = await heaviestPoster(server.posters)
  const floor = await floorPage(await criticalPath(sheet))
  const path = new URL(sheet).pathname
  const browser = await launchChromium()
  const rows: Record<'floor' | 'first visit' | 'offline after one visit', Visit[]> = {
    floor: [],
    'first visit': [],
    'offline after one visit': [],
  }
  for (let round = 0; round < ROUNDS; round++) {
    const floorLink = await slowLink(floor.port)
    const link = await slowLink(Number(new URL(server.url).port))
    const address = (port: number) => `http://localhost:${port}${path}#/burden/MTG`
    rows.floor.push(await onPhone(browser, (page) => visit(page, address(floorLink.port))))
    await onPhone(browser, async (page, goOffline) => {
      rows['first visit'].push(await visit(page, address(link.port)))
      await until(page, pageIsKept, path)
      await goOffline()
      await page.goto('about:blank')
      rows['offline after one visit'].push(await visit(page, address(link.port)))
    })
    floorLink.close()
    link.close()
  }
  heading('Visits: CPU x6, 400 kbit/s, 400 ms; medians in ms', 'visit', 'first paint', 'tiles tappable', 'form usable')
  for (const [name, visits] of Object.entries(rows)) {
    const cell = (key: keyof Visit) => {
      const values = visits.map((each) => Math.round(each[key]))
      return `${median(values)} (${Math.min(...values)}-${Math.max(...values)})`
    }
    row(name, cell('paint'), cell('tiles'), cell('form'))
  }
  const ratio = median(rows['first visit'].map(({ form }) => form)) / median(rows.floor.map(({ form }) => form))
  process.stdout.write(`\nForm usable, first visit to floor: ${ratio.toFixed(2)}\n`)
  await browser.close()
  floor.close()
  await server.stop()
  removeFolder(folder)
}

/** Runs in the page: whether the worker has put this very page away. */
async function pageIsKept(path: string): Promise<boolean> {
  if (!navigator.serviceWorker?.controller) return false
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys()
    if (keys.some(({ url }) => new URL(url).pathname === path)) return true
  }
  return false
}
