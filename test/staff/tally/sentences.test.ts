// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { bulletinSentences } from '../../../src/staff/tally/bulletin-sentences.ts'
import { againstLastYear, againstPrevious, sayEmpty, sayTotal, whenNext } from '../../../src/staff/tally/sentences.ts'
import { latestPeriod } from '../../../src/staff/tally/use-latest-period.ts'
import { exact, released } from './a-tally.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u200b', '')
const none = { n: 0, above: 0 }
const without = (key: 'previous' | 'lastYear') => {
  const { [key]: _left, ...rest } = released()
  return rest
}

describe('the comparison', () => {
  it('is with the month before and the same month a year ago', () => {
    expect(plain(againstPrevious(released()))).toContain('比上个月多 40 件（300 → 340，+13.3%')
    expect(plain(againstLastYear(released()))).toBe('比去年同月多 170 件（170 → 340，+100%）')
  })

  it('says of two months that one has five weeks and the other four, lest the longer one be taken for the worse', () => {
    expect(plain(againstPrevious(released()))).toBe('比上个月多 40 件（300 → 340，+13.3%，10月有5周，9月有4周）')
    const july = { kind: 'burden', place: '371000000000', period: '2026-07' } as const
    const before = { period: '2025-08', n: 340, above: 0 }
    expect(plain(againstLastYear(released({ filters: july, lastYear: before })))).toBe(
      '和去年同月一样（340 → 340，2026年7月有5周，2025年8月有4周）',
    )
  })

  it('says nothing of weeks where residents’ reports are counted, which have a day', () => {
    const filters = { kind: 'grid', place: '371000000000', period: '2026-10' } as const
    expect(plain(againstPrevious(released({ filters })))).toBe('比上个月多 40 件（300 → 340，+13.3%）')
  })

  it('says that there is nothing to compare with', () => {
    expect(againstPrevious(without('previous'))).toBe('上个月还没有数可比')
    expect(againstLastYear(without('lastYear'))).toBe('无同期（去年还没有数）')
  })

  it('never makes a fall or a rise out of a released nothing, which may be a few that wait', () => {
    const before = { period: '2026-09', n: 15, above: 0 }
    expect(againstPrevious(released({ total: none, previous: before }))).toBe('上个月 15 件')
    expect(againstPrevious(released({ previous: { ...before, n: 0 } }))).toBe('上个月暂无可公布的数')
    expect(plain(againstPrevious(exact({ total: none, previous: before })))).toBe(
      '比上个月少 15 件（15 → 0，-100%，10月有5周，9月有4周）',
    )
  })
})

describe('an empty screen', () => {
  const firstDay = { day: '2026-10-20', next: '2026-10-26' }

  it('says on day one how figures come about and when the next ones do', () => {
    const said = whenNext(released({ total: none, asOf: firstDay })).join('')
    expect(said).toContain('够 5 件才成一组')
    expect(said).toContain('下一次更新：2026年10月26日周一')
  })

  it('of a period before the first figures says where they begin', () => {
    const asOf = { day: '2026-11-22', next: '2026-11-23', closedWeek: '2026-W46', since: '2026-W40' }
    expect(whenNext(released({ total: none, asOf })).join('')).toContain('最早的数从2026年9月28日那一周开始')
  })

  it('does not tell none from too few, unless the reader may read the reports', () => {
    expect(sayEmpty(released())).toBe('暂无可公布的数（人数太少的先不写，免得猜出是谁）')
    expect(sayEmpty(exact())).toBe('这段时间没有收到')
  })

  it('knows the latest period that has figures', () => {
    const trend = released().trend.map((point) => ({ ...point, n: point.period > '2026-08' ? 0 : point.n }))
    expect(latestPeriod(released({ trend }))).toBe('2026-08')
    expect(latestPeriod(released({ trend: [] }))).toBeUndefined()
  })
})

it('a period that is not over says that it will still grow', () => {
  const filters = { kind: 'burden', place: '371000000000', period: '2026-11' } as const
  expect(whenNext(released({ filters }))[0]).toBe('这段时间还没过完，数还会变。')
  expect(whenNext(released()).join('')).not.toContain('还没过完')
})

it('somebody who hears the page is told place, period, kind and number', () => {
  expect(sayTotal(released())).toBe('威海市，2026年10月，基层负担：340 件')
})

describe('the bulletin', () => {
  it('gives every figure with its whole', () => {
    const said = plain(bulletinSentences(released()).join(''))
    expect(said).toContain('威海市共有 340 件可以公布的反映')
    expect(said).toContain('会议多 85 / 340 件（25%）')
    expect(said).toContain('县（市、区） 150 / 340 件（44.1%）')
    expect(said).toContain('18 / 27 个片区有人反映')
    expect(said).toContain('牌子上墙 · 室外牌子：2 / 3 组的中位数超过规定的 5 块')
  })

  it('names no place as having the most: that would be a ranking', () => {
    const said = bulletinSentences(released()).join('')
    for (const { name } of released().byPlace.rows) expect(said).not.toContain(name)
    expect(said).not.toMatch(/排名|第一|倒数/)
  })

  it('of exact figures says the median and how many were marked as a burst', () => {
    const said = plain(bulletinSentences(exact()).join(''))
    expect(said).toContain('会议多 · 开会：中位数 3–5 次/周（规定不超过 1）')
    expect(said).toContain('40 / 340 件（11.8%）')
  })

  it('says in words that there is nothing yet', () => {
    const empty = released({ total: none, quantities: [], areas: { of: 27 } })
    expect(bulletinSentences(empty)[0]).toBe('2026年10月，威海市暂无可公布的数（人数太少的先不写）。')
  })
})
