import type { Block } from './block.ts'
import { imprint } from './imprint.ts'
import { SMALLEST } from './lengths.ts'
import type { Stage } from './stage.ts'
import { complaintLine, filingLine, fingerprintLine } from './wording.ts'

/** Who runs this: the emblem, and beside it the operator with all that identifies it. Lengths are those on the large sheet. */
export function foot(
  stage: Stage,
  {
    width,
    height: most,
    size,
    emblem,
    fill,
  }: { width: number; height: number; size: number; emblem: number; fill: string },
): Block {
  const { content, measure, scale } = stage
  const side = content.emblem ? emblem * scale : 0
  const indent = side * 1.25
  const words = imprint(
    [content.operator, complaintLine(content), fingerprintLine(content), filingLine(content)],
    {
      size: Math.max(SMALLEST, size * scale),
      width: width - indent,
      height: most,
      ink: { fill, align: 'left' },
    },
    measure,
  )
  const height = Math.max(side, words.height)
  return {
    height,
    marks: (x, y) => [
      ...(content.emblem ? [{ what: 'emblem', x, y: y + (height - side) / 2, side } as const] : []),
      ...words.marks(x + indent, y + (height - words.height) / 2),
    ],
  }
}
