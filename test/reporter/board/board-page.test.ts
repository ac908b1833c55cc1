// @vitest-environment happy-dom
import '../queue/phone.ts'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Board } from '../../../src/contract/board.ts'
import { setLanguage } from '../../../src/reporter/app/language.ts'
import BoardPage from '../../../src/reporter/board/BoardPage.vue'
import { newPhone, refusingPhone } from '../queue/phone.ts'

const CITY = { place: '371000000000', placeName: '威海市' }
const HUANCUI = { place: '371002000000', placeName: '环翠区' }
const RONGCHENG = { place: '371082000000', placeName: '荣成市' }
const BOARD: Board = {
  day: '2026-07-06',
  next: '2026-07-13',
  root: CITY.place,
  outcomes: [],
  figures: [
    { ...CITY, category: 'MTG', month: '2026-06', count: 31 },
    { ...HUANCUI, category: 'MTG', month: '2026-06', count: 12 },
    { ...RONGCHENG, category: 'MTG', month: '2026-06', count: 14 },
    { ...CITY, category: '', month: '2026-06', count: 7 },
    { ...CITY, category: 'FRM', month: '2026-05', count: 8 },
    { ...HUANCUI, category: 'FRM', month: '2026-05', count: 8 },
  ],
}

/** A server that answers with a board, a network without an answer, or the page of a network that wants a log-in. */
const answering = (body: unknown) => vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body)))
const withoutNetwork = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('unreachable')))

async function open() {
  const page = mount(BoardPage)
  await vi.waitFor(() => expect(page.get('[role="status"]').text()).not.toContain('正在'))
  await flushPromises()
  return page
}

beforeEach(() => newPhone())
afterEach(async () => {
  await setLanguage('zh')
  vi.unstubAllGlobals()
})

describe('the public board on a phone', () => {
  it('says in plain words what was reported where, newest month first', async () => {
    answering(BOARD)
    const page = await open()
    expect(page.findAll('h2, details.group > summary').map((heading) => heading.text())).toEqual([
      '2026年6月，各地反映的',
      '2026年5月，各地反映的',
      '看看有什么变化',
      '为什么有的没写？',
    ])
    const figures = page.findAll('[data-testid="board-figure"]').map((figure) => figure.text())
    expect(figures).toEqual([
      '会议多 31件环翠区 12件荣成市 14件分不到哪个县（市、区）的 5件',
      '几类合在一起的 7件',
      '填表报数 8件环翠区 8件',
    ])
    expect(page.get('[role="status"]').text()).toBe('截至2026年7月6日')
  })

  it('folds counties and older months away: nobody has to read them all', async () => {
    answering(BOARD)
    const page = await open()
    expect(page.findAll('details').every((fold) => !(fold.element as HTMLDetailsElement).open)).toBe(true)
    expect(page.findAll('details.group')).toHaveLength(1)
  })

  it('without a network shows what it showed last, and says so', async () => {
    answering(BOARD)
    await open()
    withoutNetwork()
    const page = await open()
    expect(page.get('[role="status"]').text()).toBe('截至2026年7月6日。没有网，显示上次的')
    expect(page.findAll('[data-testid="board-figure"]')).toHaveLength(3)
  })

  it('does not take the page of a log-in network for a board', async () => {
    answering(BOARD)
    await open()
    answering({ login: 'please' })
    expect((await open()).findAll('[data-testid="board-figure"]')).toHaveLength(3)
  })

  it('on a phone that has never had it says that there is nothing to show, not that there is nothing', async () => {
    withoutNetwork()
    const page = await open()
    expect(page.get('[role="status"]').text()).toContain('没有网')
    expect(page.text()).not.toContain('还没有可以公布的数')
  })

  it('opens with a network on a phone that stores nothing', async () => {
    await refusingPhone()
    answering(BOARD)
    expect((await open()).findAll('[data-testid="board-figure"]')).toHaveLength(3)
  })

  it('when there is nothing yet says when the next figures come, and why some must wait', async () => {
    answering({ ...BOARD, figures: [] })
    const page = await open()
    expect(page.text()).toContain('还没有可以公布的数')
    expect(page.text()).toContain('下一次最早在2026年7月13日更新')
    expect(page.text()).toContain('满5件才写')
  })

  it('shows first what came of it: month, place, kind, in the reviewers’ words, before and after; never a number of reports', async () => {
    const outcome = { ...RONGCHENG, category: 'MTG', summary: '镇里的例会并成了每周一次。' }
    answering({
      ...BOARD,
      outcomes: [
        { ...outcome, month: '2026-05', measures: [] },
        { ...outcome, month: '2026-06', measures: [{ what: '会议', unit: '次/周', before: 3, after: 1 }] },
      ],
    })
    const page = await open()
    expect(page.get('h2').text()).toBe('看看有什么变化')
    expect(page.findAll('[data-testid="board-outcome"]').map((shown) => shown.text())).toEqual([
      '荣成市 · 会议多 · 2026年6月镇里的例会并成了每周一次。会议 3次/周 → 1次/周',
      '荣成市 · 会议多 · 2026年5月镇里的例会并成了每周一次。',
    ])
    expect(page.text()).not.toContain('还没有可以公布的结果')
  })

  it('kept by an earlier app opens without a network, though it knows no names of places and no numbers', async () => {
    const older = { month: '2026-06', place: CITY.place, category: 'MTG', summary: '少开了会。' }
    answering({ ...BOARD, outcomes: [older] })
    await open()
    withoutNetwork()
    expect((await open()).get('[data-testid="board-outcome"]').text()).toBe('会议多 · 2026年6月少开了会。')
    answering({ ...BOARD, outcomes: undefined })
    expect((await open()).findAll('[data-testid="board-figure"]')).toHaveLength(3)
  })

  it('speaks English', async () => {
    answering(BOARD)
    await setLanguage('en')
    const page = await open()
    await vi.waitFor(() => expect(page.text()).toContain('Reported in Jun 2026'))
    expect(page.text()).toContain('Meetings 31')
  })
})
