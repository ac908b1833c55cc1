import type { Design } from '../../../contract/sheet.ts'
import type { DrawSheet } from '../types.ts'
import { contrast } from './contrast/contrast.ts'
import { friendly } from './friendly/friendly.ts'

export const DESIGN_OF: Readonly<Record<Design, DrawSheet>> = { friendly, contrast }
