import { designOf, type Stage } from '../blocks/stage.ts'
import { label } from './label.ts'
import { PALETTES } from './palette.ts'
import { upright } from './upright.ts'
import { wide } from './wide.ts'

const paletteOf = ({ content }: Stage) => PALETTES[content.kind]

/** Colour, pictures and plain words. */
export const friendly = designOf({
  upright: (stage) => upright(stage, paletteOf(stage)),
  wide: (stage) => wide(stage, paletteOf(stage)),
  label: (stage) => label(stage, paletteOf(stage)),
})
