import { type Block, column, paragraph } from '../blocks/block.ts'
import { type Stage, styleOn } from '../blocks/stage.ts'
import { wordingOf } from '../blocks/wording.ts'
import type { Palette } from './palette.ts'
import { pictogram } from './pictograms.ts'
import { SKYLINE_RADIUS, skyline, skylineHeight } from './skyline.ts'

/** What it is about, on a panel of colour that fills its room. `title` and `lead` are sizes on the large sheet. */
export function heading(
  stage: Stage,
  palette: Palette,
  { width, height, title, lead }: { width: number; height: number; title: number; lead: number },
): Block {
  const { content, measure, scale } = stage
  const padding = Math.min(title * 0.34 * scale, height * 0.13)
  const ink = { fill: palette.onPanel, align: 'left' } as const
  const inner = { width: width - 2 * padding, height: height - 2 * padding }
  const gap = Math.min(title * 0.22 * scale, inner.height * 0.06)

  const top = audience(stage, palette, { width: inner.width, side: Math.min(title * 0.5 * scale, inner.height * 0.18) })
  const leading = paragraph(
    content.lead,
    styleOn(stage, 'regular', [lead, lead * 0.8, lead * 0.6], 3, 1.35),
    ink,
    { width: inner.width, height: inner.height * 0.38 },
    measure,
  )
  const big = paragraph(
    content.title,
    styleOn(stage, 'bold', [title, title * 0.7, title * 0.28], 2, 1.18),
    ink,
    { width: inner.width, height: inner.height - top.height - leading.height - 2 * gap },
    measure,
  )
  const texts = column([top, big, leading], gap)
  const radius = (SKYLINE_RADIUS * width) / 186
  const roomBelow = height - padding - texts.height
  return {
    height,
    marks: (x, y) => [
      { what: 'box', x, y, width, height, radius, fill: palette.panel },
      ...(roomBelow > skylineHeight(width) ? skyline(content.kind, palette, { x, bottom: y + height, width }) : []),
      ...texts.marks(x + padding, y + padding),
    ],
  }
}

/** For whom it hangs, with a picture. */
function audience(stage: Stage, palette: Palette, { width, side }: { width: number; side: number }): Block {
  const { content, measure, scale } = stage
  const size = side / scale
  const words = paragraph(
    wordingOf(content).audience,
    styleOn(stage, 'bold', [size * 0.55, size * 0.4, size * 0.4]),
    { fill: palette.onPanel, align: 'left' },
    { width: width - side * 1.3, height: side },
    measure,
  )
  const picture = content.kind === 'burden' ? 'megaphone' : 'houses'
  return {
    height: side,
    marks: (x, y) => [
      ...pictogram(picture, { x, y, side, fill: palette.onPanel, paper: palette.panel }),
      ...words.marks(x + side * 1.3, y + (side - words.height) / 2),
    ],
  }
}
