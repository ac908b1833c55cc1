import type { FastifyInstance } from 'fastify'
import { PAGES } from '../../../contract/api.ts'
import type { Poster } from '../../../contract/poster.ts'
import type { Context } from '../context.ts'
import { NOT_READY_SECONDS } from '../poster-book.ts'
import { type CompressedPage, compressPage, sendPage } from './compressed.ts'
import { pageData } from './page-content.ts'
import { plainShell, posterShell } from './shell.ts'
import type { Template } from './template.ts'

const MOST = 500

/** Why a scanned code opens no form; the app, when it comes, says the same in the reader's language. */
const POSTER_PAGES = {
  mistyped: { status: 404, title: '这个码抄错了', text: '有一个字不对。请重新扫一次，或者对着墙上的码再看一遍。' },
  unknown: {
    status: 404,
    title: '没有这个码',
    text: '码没抄错，但这里查不到它。请看看是不是别处的码，或者问问村里、社区里。',
  },
  revoked: { status: 410, title: '这个码已经停用', text: '旁边要是贴了新码，请扫新码；没有新码，请告诉主办单位。' },
  'not-ready': { status: 503, title: '还没准备好', text: '主办单位还没有设好密钥，暂时不能反映。请过几天再来。' },
} as const

const PLAIN_PAGES = [
  [PAGES.start, '减负码', '请用手机扫墙上贴的码，也可以在这里输入码上的10个字。'],
  [PAGES.outbox, '待发送', '正在打开……'],
  [PAGES.receipt, '查结果', '正在打开……'],
  [PAGES.board, '公示', '正在打开……'],
  [PAGES.stored, '存了什么', '正在打开……'],
] as const

/** Pages of the reporter. Every client gets the same bytes: nothing in a page may tell one phone from another. */
export function pageRoutes(app: FastifyInstance, { book, installation }: Context, template: Template): void {
  let posterPages = new Map<string, Promise<CompressedPage>>()
  let madeFor = ''
  // A village that scans its code at the same moment shares one compression, which takes longer than all the rest.
  const posterPage = (poster: Poster, version: string): Promise<CompressedPage> => {
    if (version !== madeFor || posterPages.size >= MOST) {
      posterPages = new Map()
      madeFor = version
    }
    const mine = posterPages
    const known = mine.get(poster.code)
    if (known) return known
    const page = compressPage(template.render(posterShell(poster), pageData(poster)))
    mine.set(poster.code, page)
    page.catch(() => mine.delete(poster.code))
    return page
  }
  const refusals = Object.fromEntries(
    Object.entries(POSTER_PAGES).map(([name, { title, text }]) => [
      name,
      compressPage(template.render(plainShell(title, text, installation.operator))),
    ]),
  ) as Record<keyof typeof POSTER_PAGES, Promise<CompressedPage>>
  for (const path of ['/p/:code', '/P/:code'])
    app.get<{ Params: { code: string } }>(path, { schema: { hide: true } }, async (request, reply) => {
      const answer = await book.look(request.params.code)
      if (answer.name === 'found')
        return sendPage(request, reply, await posterPage(answer.poster, answer.version), 200, 'private, max-age=86400')
      const { status } = POSTER_PAGES[answer.name]
      if (status === 503) reply.header('retry-after', NOT_READY_SECONDS)
      return sendPage(request, reply, await refusals[answer.name], status, 'no-store')
    })
  for (const [path, title, text] of PLAIN_PAGES) {
    const page = compressPage(template.render(plainShell(title, text, installation.operator)))
    app.get(path, { schema: { hide: true } }, async (request, reply) =>
      sendPage(request, reply, await page, 200, 'no-cache'),
    )
  }
}
