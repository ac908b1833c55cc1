// @vitest-environment happy-dom
import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import PlaceTable from '../../../src/staff/tally/PlaceTable.vue'
import { quantityRow } from '../../../src/staff/tally/quantity-rows.ts'
import ShareTable from '../../../src/staff/tally/ShareTable.vue'
import { categoryRows, issuerRows, levelRows } from '../../../src/staff/tally/share-rows.ts'
import { exact, released } from './a-tally.ts'

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const linkTo = () => ({ query: {} })
const global = { stubs: { RouterLink: RouterLinkStub } }

describe('places', () => {
  it('stand in the order of the register, not of their numbers', () => {
    const { rows } = released().byPlace
    const shown = mount(PlaceTable, { props: { tally: released(), linkTo }, global })
    const names = shown.findAll('[data-testid^="tally-place-"] th').map((cell) => cell.text())
    expect(names).toEqual(rows.map(({ name }) => name))
    expect(rows.map(({ n }) => n)).not.toEqual([...rows.map(({ n }) => n)].sort((one, other) => other - one))
  })

  it('have count, villages and per 100 villages side by side', () => {
    const shown = mount(PlaceTable, { props: { tally: released(), linkTo }, global })
    const cells = shown.get('[data-testid="tally-place-371002000000"]').findAll('td')
    expect(cells.map((cell) => plain(cell.text()))).toEqual(['12 / 340', '340', '3.5'])
  })

  it('that are all too small to show are said to be counted together, so that dashes do not look like silence', () => {
    const base = released()
    const rows = base.byPlace.rows.map((row) => ({ ...row, n: 0 }))
    const shown = (undivided: number) =>
      mount(PlaceTable, { props: { tally: { ...base, byPlace: { rows, undivided } } }, global })
        .get('caption')
        .text()
    expect(shown(110)).toContain('合在一起')
    expect(shown(0)).not.toContain('合在一起')
  })

  it('are no links where nothing lies below', () => {
    const base = released()
    const rows = base.byPlace.rows.map((row) => ({ ...row, deeper: false }))
    const shown = mount(PlaceTable, { props: { tally: { ...base, byPlace: { rows, undivided: 0 } }, linkTo }, global })
    expect(shown.findAllComponents(RouterLinkStub)).toEqual([])
  })
})

describe('parts of a whole', () => {
  it('hold every subject, so that a missing one is seen to be missing', () => {
    expect(categoryRows(released())).toHaveLength(15)
    expect(categoryRows(released())[0]).toMatchObject({ name: '会议多', n: 85, change: { category: 'MTG' } })
  })

  it('add up to the whole with what cannot be told apart', () => {
    const tally = released()
    const sum = categoryRows(tally).reduce((total, { n }) => total + n, 0)
    expect(sum + tally.byCategory.undivided).toBe(tally.total.n)
  })

  it('have levels from the highest down, and departments with a figure only', () => {
    expect(levelRows(released()).map(({ n }) => n)).toEqual([0, 0, 90, 150, 60, 0])
    expect(issuerRows(released()).map(({ n }) => n)).toEqual([44, 31, 12])
  })

  it('are read by a screen reader as rows with a name, a part of the whole and a share', () => {
    const tally = released()
    const props = {
      caption: '全部',
      head: '关于什么',
      rows: categoryRows(tally),
      undivided: 45,
      total: 340,
      released: true,
    }
    const shown = mount(ShareTable, { props, global })
    const rows = shown.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => plain(cell.text())))
    expect(rows[0]).toEqual(['会议多', '85 / 340', '25%'])
    expect(rows.at(-2)).toEqual(['其他', '–', '–'])
    expect(rows.at(-1)).toEqual(['分不开的', '45 / 340', '13.2%'])
    expect(shown.findAll('[scope="row"]')).toHaveLength(16)
  })
})

describe('a number against its norm', () => {
  it('of released figures says how many groups lie where', () => {
    const [plaques] = released().quantities.map((figure) => quantityRow(released(), figure))
    expect(plaques).toMatchObject({ answered: '3', median: '6–10', spread: '3–5：1 组、6–10：2 组', norm: '5（超过）' })
  })

  it('of exact figures says median, middle half and how many answered', () => {
    const [plaques] = exact().quantities.map((figure) => quantityRow(exact(), figure))
    expect(plaques).toMatchObject({ median: '6–10', spread: '3–5 到 11–20', norm: '5（超过）' })
    expect(plain(plaques?.answered ?? '')).toBe('12 / 340')
  })
})
