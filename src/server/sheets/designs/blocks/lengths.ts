/** One typographic point in millimetres. */
export const POINT = 25.4 / 72

/** Nothing on a sheet is smaller: what is printed below is a blur on office paper. */
export const SMALLEST = 7 * POINT
/** On labels, which are read from a hand's breadth. */
export const SMALLEST_ON_LABELS = 5 * POINT

/** Part of the em square of a Chinese character above the baseline; the rest hangs below. */
export const ABOVE_BASELINE = 0.88

/** Rectangle on the sheet, in millimetres. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const inset = (area: Area, by: number): Area => ({
  x: area.x + by,
  y: area.y + by,
  width: area.width - 2 * by,
  height: area.height - 2 * by,
})
