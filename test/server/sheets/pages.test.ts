import { describe, expect, it } from 'vitest'
import { LAYOUT_NAMES, LAYOUTS, type Layout, PAGE, sheetsPerPage } from '../../../src/contract/sheet.ts'
import { cutMarks } from '../../../src/server/sheets/cut-marks.ts'
import { placeSheets, type Spot } from '../../../src/server/sheets/pages.ts'

const placed = (layout: Layout, ...counties: string[]): Spot[] => counties.map(placeSheets(layout))

describe('Sheets on pages', () => {
  it('begin a new page with each county, so that its pile can be sent to it', () => {
    expect(placed('a4-4', 'east', 'east', 'west', 'west', 'west', 'west', 'west').map(({ page }) => page)).toEqual([
      1, 1, 2, 2, 2, 2, 3,
    ])
    expect(placed('a4', 'east', 'east', 'west').map(({ page }) => page)).toEqual([1, 2, 3])
  })

  it('fill a page row by row', () => {
    expect(placed('a4-4', 'e', 'e', 'e', 'e', 'e')).toEqual([
      { page: 1, x: 0, y: 0 },
      { page: 1, x: 105, y: 0 },
      { page: 1, x: 0, y: 148.5 },
      { page: 1, x: 105, y: 148.5 },
      { page: 2, x: 0, y: 0 },
    ])
  })

  it('of labels stand where the labels of a bought sheet are: half a millimetre below its top', () => {
    const labels = placed('label', ...Array.from({ length: 24 }, () => 'e'))
    expect(labels[0]).toEqual({ page: 1, x: 0, y: 0.5 })
    expect(labels[23]).toEqual({ page: 1, x: 140, y: 259.5 })
  })

  it.each(LAYOUT_NAMES)('of layout %s lie inside the page and never on one another', (layout) => {
    const { width, height } = LAYOUTS[layout]
    const page = placed(layout, ...Array.from({ length: sheetsPerPage(layout) }, () => 'e'))
    for (const [index, { x, y }] of page.entries()) {
      expect(x + width).toBeLessThanOrEqual(PAGE.width)
      expect(y + height).toBeLessThanOrEqual(PAGE.height)
      const others = page.filter((_, other) => other !== index)
      expect(others.some((other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height)).toBe(false)
    }
  })

  it('are cut between two sheets and nowhere else; labels are cut already', () => {
    expect(cutMarks('a4')).toEqual([])
    expect(cutMarks('label')).toEqual([])
    const marks = cutMarks('a4-8').flatMap((mark) => (mark.what === 'box' ? [mark] : []))
    const middles = new Set(
      marks.map(({ x, y, width, height }) => (width < height ? `x ${x + width / 2}` : `y ${y + height / 2}`)),
    )
    expect([...middles].sort()).toEqual(['x 105', 'y 148.5', 'y 222.75', 'y 74.25'])
  })
})
