import { PAGES } from '../../../contract/api.ts'
import type { Operator, Poster } from '../../../contract/poster.ts'
import { TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import { TESTIDS } from '../../../contract/testids.ts'
import { escapeHtml } from './html.ts'

/**
 * What is seen and can be tapped before any script has arrived: place, door and tiles as real links. The app draws the same
 * again when it mounts (`reporter/scan`); a test compares the two. A tap meanwhile changes the fragment, which the app reads.
 */

const DOORS: Readonly<Record<Kind, { readonly title: string; readonly promise: string }>> = {
  burden: { title: '我是基层干部，反映负担', promise: '不记名 · 不要电话 · 约20秒' },
  grid: { title: '我是居民，反映问题', promise: '不用注册 · 约20秒 · 能查结果' },
}

/** The exit works from the first paint on; the two switches wait for their script, but stand where they will be. */
const bar = `<header class="bar"><a class="brand" href="${PAGES.start}">减负码</a><div class="tools"><button type="button" class="tool" data-testid="${TESTIDS.languageSwitch}">EN</button><button type="button" class="tool" data-testid="${TESTIDS.elderSwitch}">大字</button><a class="tool tool-exit" href="${PAGES.neutral}" data-testid="${TESTIDS.quickExit}">快速离开</a></div></header>`

const SHEET_LINKS = '<a href="/#/scan">扫另一张码</a><a href="#/sheet">海报有问题？</a>'

function foot(operator?: Operator, more = ''): string {
  const link = (href: string, id: string, text: string) => `<a href="${href}" data-testid="${id}">${text}</a>`
  const lines = operator ? [operator.name, `投诉建议：${operator.complaints}`, `备案编号：${operator.filing}`] : []
  return `<footer class="foot"><nav>${link(PAGES.outbox, TESTIDS.outboxLink, '待发送')}${link(PAGES.receipt, TESTIDS.receiptLink, '查结果')}${link(PAGES.board, TESTIDS.boardLink, '公示')}${link(PAGES.stored, TESTIDS.storedLink, '存了什么')}${more}</nav>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</footer>`
}

const tiles = (kind: Kind): string =>
  TAXONOMY.kinds[kind]
    .map(
      ({ code, name, hint }) =>
        `<li><a class="tile" href="#/${kind}/${code}" data-testid="${TESTIDS.tile(code)}"><i aria-hidden="true">${[...name.zh][0]}</i><span><b>${name.zh}</b><small>${hint.zh}</small></span></a></li>`,
    )
    .join('')

function otherDoor({ kind, also }: Poster): string {
  const [first, second] = also
  if (!first) return ''
  const href = second ? '#/other' : PAGES.poster(first.code)
  const other = DOORS[kind === 'burden' ? 'grid' : 'burden']
  return `<a class="link-row" data-testid="${TESTIDS.otherDoor}" href="${href}">${other.title}</a>`
}

/** The first screen of a scanned code. */
export function posterShell(poster: Poster): string {
  const { kind, label, operator, trial } = poster
  const banner = trial
    ? `<p class="trial" data-testid="${TESTIDS.trialBanner}">试用 · 只供体验，请不要写真实的事</p>`
    : ''
  const { title, promise } = DOORS[kind]
  return `${bar}<main class="page">${banner}<section class="place"><h1 data-testid="${TESTIDS.placeName}">${escapeHtml(label)}</h1><p>${escapeHtml(operator.name)}</p></section><a class="door" data-testid="${TESTIDS.door(kind)}" href="#/${kind}"><b>${title}</b><span>${promise}</span></a><ul class="tiles">${tiles(kind)}</ul>${otherDoor(poster)}</main>${foot(operator, SHEET_LINKS)}`
}

/** Any other page until its script is there, and what stays where scripts are off. */
export function plainShell(title: string, text: string, operator?: Operator): string {
  return `${bar}<main class="page"><section class="place"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></section></main>${foot(operator)}`
}
