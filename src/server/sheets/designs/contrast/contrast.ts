import { designOf } from '../blocks/stage.ts'
import { label } from './label.ts'
import { upright } from './upright.ts'
import { wide } from './wide.ts'

/** Black on white in the largest type there is room for: for weak eyes and bad printers. */
export const contrast = designOf({ upright, wide, label })
