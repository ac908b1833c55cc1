// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { CASE_ITEMS, type CaseCounts, type CaseFigures } from '../../../../src/contract/staff/cases/figures.ts'
import { STAFF_TESTIDS } from '../../../../src/contract/staff/testids.ts'
import FigureCards from '../../../../src/staff/cases/figures/FigureCards.vue'
import ScoreTable from '../../../../src/staff/cases/figures/ScoreTable.vue'

const counts = (given: Partial<CaseCounts>): CaseCounts => ({
  ...(Object.fromEntries(CASE_ITEMS.map((item) => [item, 0])) as unknown as CaseCounts),
  ...given,
})
const figures = (total: CaseCounts): CaseFigures => ({
  ...{ filters: { period: '2026-10' }, place: { code: '371000000000', name: '威海市' }, path: [], day: '2026-11-22' },
  ...{ total, now: { open: 37, overdue: 13, shelved: 16 } },
  ...{ byCategory: [], byPlace: [], byUnit: [], trend: [], scores: [], scoreWeight: 30 },
})
const TOTAL = counts({
  ...{ accepted: 52, passed: 38, done: 39, 'done-passed': 35, 'on-time': 35, extended: 4 },
  ...{ dispatched: 56, 'taken-in-time': 47, rated: 4, solved: 3, graded: 5, satisfied: 4, median: 12 },
})

it('every rate stands beside its two numbers, and beside the one without which it misleads', () => {
  const page = mount(FigureCards, { props: { figures: figures(TOTAL) } })
  const card = (name: string) => page.find(`[data-testid="${STAFF_TESTIDS.caseFigure(name)}"]`).text()
  expect(card('taken-in-time')).toContain('83.9% 47\u00a0/\u00a056')
  expect(card('done-passed')).toContain('92.1% 35\u00a0/\u00a038')
  expect(card('done-passed')).toContain('总办结率 75%（39\u00a0/\u00a052）')
  expect(card('on-time')).toContain('89.7% 35\u00a0/\u00a039')
  expect(card('on-time')).toContain('延期率 7.7%（4\u00a0/\u00a052）')
  expect(card('satisfied')).toContain('80% 4\u00a0/\u00a05')
  expect(card('satisfied')).toContain('参评率 10.3%（4\u00a0/\u00a039）')
  expect(card('overdue')).toContain('13')
})

it('four ratings are said to be too few, with how many there are and who rated', () => {
  const page = mount(FigureCards, { props: { figures: figures(TOTAL) } })
  const solved = page.find(`[data-testid="${STAFF_TESTIDS.caseFigure('solved')}"]`).text()
  expect(solved).toContain('评价不足5条，先不显示')
  expect(solved).toContain('现有4条')
  expect(solved).toContain('参评率 10.3%')
  expect(solved).not.toContain('75%')
})

it('a mean of scores stands beside sum and number; two scores are no judgement', () => {
  const scores = [
    { unit: 'A-1', name: '甲局', scored: 5, sum: 440, points: 26.4 },
    { unit: 'B-1', name: '乙局', scored: 2, sum: 198 },
  ]
  const text = mount(ScoreTable, { props: { scores, weight: 30 } }).text()
  expect(text).toContain('88（440\u00a0/\u00a05）')
  expect(text).toContain('26.4')
  expect(text).not.toContain('99')
  expect(text).toContain('次数不够')
})
