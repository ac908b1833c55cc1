import { LAYOUTS } from '../../../../contract/sheet.ts'
import type { DrawSheet } from '../../types.ts'
import { label } from './label.ts'
import { PALETTES } from './palette.ts'
import { upright } from './upright.ts'
import { wide } from './wide.ts'

/** Colour, pictures and plain words. */
export const friendly: DrawSheet = (content, { width, height }, measure) => {
  const stage = { content, measure, width, height, scale: width / LAYOUTS.a4.width }
  const form = height > width ? upright : height > LAYOUTS.label.height ? wide : label
  return { width, height, marks: form(stage, PALETTES[content.kind]) }
}
