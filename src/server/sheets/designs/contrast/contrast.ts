import { LAYOUTS } from '../../../../contract/sheet.ts'
import type { DrawSheet } from '../../types.ts'
import { label } from './label.ts'
import { upright } from './upright.ts'
import { wide } from './wide.ts'

/** Black on white in the largest type there is room for: for weak eyes and bad printers. */
export const contrast: DrawSheet = (content, { width, height }, measure) => {
  const stage = { content, measure, width, height, scale: width / LAYOUTS.a4.width }
  const form = height > width ? upright : height > LAYOUTS.label.height ? wide : label
  return { width, height, marks: form(stage) }
}
