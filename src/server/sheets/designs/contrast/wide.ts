import type { Mark } from '../../types.ts'
import { type Block, column, spread } from '../blocks/block.ts'
import { foot } from '../blocks/foot.ts'
import type { Stage } from '../blocks/stage.ts'
import { addressLine, FORGED, GENUINE, wordingOf } from '../blocks/wording.ts'
import { BLACK, black, codeAndLetters, frame, placeName, rule } from './parts.ts'

/** Lengths on A5; A7 has half of them. */
const FRAME = { margin: 9, line: 2, padding: 3 }
const GAP = 3
const LINE = 1
/** The code with its quiet zone: least on A5 with the longest texts, least on A7 (45 mm there), and most. */
const CODE = { least: 80, leastOnSmall: 90, most: 100 }
const LETTERS = 9

/** A5 and A7: the code on the left, the largest type beside it, who runs it below both. */
export function wide(stage: Stage): Mark[] {
  const { scale } = stage
  const { mark, inside } = frame(stage, FRAME)
  const gap = GAP * scale
  const least = scale < 1 ? CODE.leastOnSmall : CODE.least
  const left = inside.height - gap - (least + LETTERS) * scale
  const below = column(linesBelow(stage, inside.width, left), gap * 0.6)
  const height = inside.height - gap - below.height
  const side = Math.min(CODE.most, height / scale - LETTERS) * scale
  const code = codeAndLetters(stage, side, LETTERS)
  const words = wordsBeside(stage, inside.width - side - gap, height)
  const middle: Block = {
    height,
    marks: (x, y) => [...code.marks(x, y), ...words.marks(x + side + gap, y)],
  }
  return [mark, ...column([middle, below], gap).marks(inside.x, inside.y)]
}

function wordsBeside(stage: Stage, width: number, height: number): Block {
  const { content, scale } = stage
  const gap = GAP * scale
  const audience = black(
    stage,
    wordingOf(content).audience,
    { weight: 'bold', sizes: [5.5, 4.5, 3] },
    { width, height },
  )
  const line = rule(width, LINE * scale)
  const place = placeName(stage, { width, height: 30 * scale, largest: 14 })
  const how = black(stage, wordingOf(content).steps[0], { weight: 'bold', sizes: [12, 6, 5] }, { width, height })
  const genuine = black(stage, GENUINE, { weight: 'bold', sizes: [8, 5, 4] }, { width, height })
  const fixed = [audience, line, place, line, how, genuine]
  const left = height - fixed.reduce((sum, block) => sum + block.height + gap, 0)
  const title = black(
    stage,
    content.title,
    { weight: 'bold', sizes: [20, 14, 5], lines: 2, leading: 1.12 },
    { width, height: left },
  )
  const blocks = [audience, title, line, place, line, how, genuine]
  return column(blocks, spread(blocks, height, 3 * gap))
}

function linesBelow(stage: Stage, width: number, height: number): Block[] {
  const { content, scale } = stage
  const particulars = foot(stage, { width, height: Math.min(height, 18 * scale), size: 3.3, emblem: 10, fill: BLACK })
  if (scale < 1) return [particulars]
  const forged = black(
    stage,
    `${FORGED}。${addressLine(content)}`,
    { weight: 'regular', sizes: [3.8, 3.5, 3.3] },
    { width, height },
  )
  const left = height - particulars.height - forged.height - 2 * GAP * scale
  const note = black(stage, content.note, { weight: 'bold', sizes: [5, 4.2, 3], lines: 2 }, { width, height: left })
  return [note, forged, particulars]
}
