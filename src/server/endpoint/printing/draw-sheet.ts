import { type Design, LAYOUTS, type Layout } from '../../../contract/sheet.ts'
import { DESIGN_OF } from '../../sheets/designs/designs.ts'
import { measure } from '../../sheets/fonts.ts'
import type { Drawing, SheetContent } from '../../sheets/types.ts'

export const drawSheet = (content: SheetContent, layout: Layout, design: Design): Drawing =>
  DESIGN_OF[design](content, LAYOUTS[layout], measure)
