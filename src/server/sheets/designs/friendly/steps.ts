import type { Block } from '../blocks/block.ts'
import type { Stage } from '../blocks/stage.ts'
import { wordingOf } from '../blocks/wording.ts'
import type { Palette } from './palette.ts'
import { step } from './parts.ts'

/** Three steps, each with a picture. */
export const steps = (
  stage: Stage,
  palette: Palette,
  { width, side, size }: { width: number; side: number; size: number },
): Block[] => {
  const pictures = ['scan', stage.content.kind === 'burden' ? 'choose' : 'photograph', 'send'] as const
  return wordingOf(stage.content).steps.map((words, index) =>
    step(stage, palette, { picture: pictures[index]!, words, width, side, size }),
  )
}
