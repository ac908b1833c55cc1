import type { Mark } from '../../types.ts'
import { type Block, column, spread } from '../blocks/block.ts'
import { foot } from '../blocks/foot.ts'
import type { Stage } from '../blocks/stage.ts'
import { addressLine, FORGED, wordingOf } from '../blocks/wording.ts'
import { BLACK, black, codeAndLetters, frame, placeName, rule } from './parts.ts'

/** Lengths on A4; A6 has half of them. */
const FRAME = { margin: 9, line: 3, padding: 6 }
const GAP = 4
const LINE = 1.2
/** The code with its quiet zone; A6 needs 120, which is 60 mm there. */
const CODE = { least: 111, most: 120 }
/** So far the code's quiet zone reaches into the frame's padding: what is dark of it stands nearer to the left edge of the words. */
const QUIET = 5
const LETTERS = 11
/** What title and lead of usual length fill. */
const HEADING = 52

/** A4 and A6: one column of the largest type there is room for. */
export function upright(stage: Stage): Mark[] {
  const { content, scale } = stage
  const { mark, inside } = frame(stage, FRAME)
  const { width, height } = inside
  const gap = GAP * scale

  const place = placeName(stage, { width, height: 34 * scale, largest: 20 })
  const note = black(
    stage,
    content.note,
    { weight: 'bold', sizes: [8, 5.6, 5], lines: 2 },
    { width, height: 15 * scale },
  )
  const genuine = black(
    stage,
    `${FORGED}。${addressLine(content)}`,
    { weight: 'regular', sizes: [5, 4.6, 4.2], lines: 2 },
    { width, height: 14 * scale },
  )
  const particulars = foot(stage, { width, height: (scale < 1 ? 22 : 30) * scale, size: 4.2, emblem: 13, fill: BLACK })
  const lines = [rule(width, LINE * scale), rule(width, LINE * scale)] as const
  const fixed = [place, note, genuine, particulars, ...lines].filter((block) => block.height > 0)
  const room = height - fixed.reduce((sum, block) => sum + block.height + gap, 0) - gap
  const least = scale < 1 ? CODE.most : CODE.least
  const side = Math.min(CODE.most, Math.max(least, (room - HEADING * scale) / scale - LETTERS)) * scale
  const middle = codeAndWords(stage, width, side)
  const top = heading(stage, width, room - middle.height)
  const blocks = [top, lines[0], place, middle, lines[1], note, genuine, particulars]
  return [mark, ...column(blocks, spread(blocks, height, 3 * gap)).marks(inside.x, inside.y)]
}

/** For whom, what about, and what for. */
function heading(stage: Stage, width: number, height: number): Block {
  const { content, scale } = stage
  const gap = Math.min(3 * scale, height * 0.06)
  const audience = black(
    stage,
    wordingOf(content).audience,
    { weight: 'bold', sizes: [8, 5, 5] },
    { width, height: height * 0.2 },
  )
  const lead = black(
    stage,
    content.lead,
    { weight: 'regular', sizes: [9, 6.5, 5], lines: 3 },
    { width, height: height * 0.42 },
  )
  const left = height - audience.height - lead.height - 2 * gap
  const title = black(
    stage,
    content.title,
    { weight: 'bold', sizes: [30, 18, 6], lines: 2, leading: 1.15 },
    { width, height: left },
  )
  return column([audience, title, lead], gap)
}

/** What to do and what not to, in letters as wide as their column. */
function codeAndWords(stage: Stage, width: number, side: number): Block {
  const { scale } = stage
  const code = codeAndLetters(stage, side, LETTERS)
  const left = side + (3 - QUIET) * scale
  const words = ['打开微信', '扫一扫', '不用登录', '不用付钱'].map((text) =>
    black(stage, text, { weight: 'bold', sizes: [18, 5, 5] }, { width: width - left, height: 30 * scale }),
  )
  const line = rule(width - left, LINE * scale)
  const beside = [words[0]!, words[1]!, line, words[2]!, words[3]!]
  const besides = column(beside, spread(beside, side * 0.84, 12 * scale))
  return {
    height: code.height,
    marks: (x, y) => [...code.marks(x - QUIET * scale, y), ...besides.marks(x + left, y + (side - besides.height) / 2)],
  }
}
