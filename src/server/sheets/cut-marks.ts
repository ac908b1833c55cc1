import { LAYOUTS, type Layout, PAGE } from '../../contract/sheet.ts'
import type { Mark } from './types.ts'

/** Long enough to show beside the rim that printers leave white. */
const LENGTH = 9
const LINE = 0.15
const GREY = '#8c8c8c'

const upright = (x: number, y: number, height: number): Mark => ({
  what: 'box',
  x: x - LINE / 2,
  y,
  width: LINE,
  height,
  fill: GREY,
})
const level = (x: number, y: number, width: number): Mark => ({
  what: 'box',
  x,
  y: y - LINE / 2,
  width,
  height: LINE,
  fill: GREY,
})

/** Thin marks where a page is cut: at its rim, and crosses where cuts meet. Labels are cut already. */
export function cutMarks(layout: Layout): readonly Mark[] {
  if (layout === 'label') return []
  const { across, down, width, height } = LAYOUTS[layout]
  const columns = Array.from({ length: across - 1 }, (_, index) => (index + 1) * width)
  const rows = Array.from({ length: down - 1 }, (_, index) => (index + 1) * height)
  return [
    ...columns.flatMap((x) => [upright(x, 0, LENGTH), upright(x, PAGE.height - LENGTH, LENGTH)]),
    ...rows.flatMap((y) => [level(0, y, LENGTH), level(PAGE.width - LENGTH, y, LENGTH)]),
    ...columns.flatMap((x) =>
      rows.flatMap((y) => [upright(x, y - LENGTH / 2, LENGTH), level(x - LENGTH / 2, y, LENGTH)]),
    ),
  ]
}
