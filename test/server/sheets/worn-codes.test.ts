import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { DESIGNS, LAYOUTS, PAGE, QUIET_ZONE } from '../../../src/contract/sheet.ts'
import { codePath } from '../../../src/server/sheets/code-path.ts'
import { DESIGN_OF } from '../../../src/server/sheets/designs/designs.ts'
import { measure } from '../../../src/server/sheets/fonts.ts'
import { sheetSvg } from '../../../src/server/sheets/to-svg.ts'
import type { DrawSheet } from '../../../src/server/sheets/types.ts'
import { decoded, type Picture, pictureOfSvg } from '../../setup/decode.ts'
import { villageSheets } from './villages.ts'
import { blurred, dirty, slanted } from './wear.ts'

const SEEDS = [1, 2, 3]
const DIRT = 0.05
const BLUR = 0.4
const SLANT = 20
const PATIENCE_MS = 30_000

const villages = villageSheets(500)

/** What our own scanner makes of a picture. */
const scanned = ({ width, height, data }: Picture) =>
  decodeQR({ width, height, data }, { effort: 2, timeLimit: PATIENCE_MS })

/** The A4 poster of a village on paper, and where its code stands. */
async function poster(draw: DrawSheet, seed: number) {
  const { content } = villages[seed] ?? { content: undefined }
  if (!content) throw new Error('There are not as many villages.')
  const drawing = draw(content, LAYOUTS.a4, measure)
  const picture = await pictureOfSvg(sheetSvg(drawing, content))
  const dot = picture.width / PAGE.width
  const mark = drawing.marks.find(({ what }) => what === 'code')
  if (mark?.what !== 'code') throw new Error('A poster without a code')
  const area = { x: mark.x * dot, y: mark.y * dot, side: mark.side * dot }
  return { url: content.url, picture, area, module: area.side / codePath(content.url).side }
}

describe.each(DESIGNS)('An A4 poster of the %s design', (design) => {
  const draw = DESIGN_OF[design]

  it.each(SEEDS)('is read with a twentieth of its code under dirt (%i)', async (seed) => {
    const { url, picture, area } = await poster(draw, seed)
    const worn = dirty(picture, url, area, DIRT, seed)
    expect(await decoded(worn)).toEqual([url])
    expect(scanned(worn)).toBe(url)
  })

  it.each(SEEDS)('is read out of focus by four tenths of a module (%i)', async (seed) => {
    const { url, picture, module } = await poster(draw, seed)
    const worn = await blurred(picture, BLUR * module)
    expect(await decoded(worn)).toEqual([url])
    expect(scanned(worn)).toBe(url)
  })

  it.each(SEEDS)('is read from twenty degrees beside or above it (%i)', async (seed) => {
    const { url, picture } = await poster(draw, seed)
    for (const side of ['left', 'above'] as const) {
      const worn = slanted(picture, SLANT, side)
      expect(await decoded(worn)).toEqual([url])
      expect(scanned(worn)).toBe(url)
    }
  })

  it.each(SEEDS)('is read dirty, out of focus and from the side at once (%i)', async (seed) => {
    const { url, picture, area, module } = await poster(draw, seed)
    const worn = await blurred(slanted(dirty(picture, url, area, DIRT, seed), SLANT, 'left'), BLUR * module)
    expect(await decoded(worn)).toEqual([url])
  })

  it('has its quiet zone: nothing but white comes near the code', async () => {
    const { picture, area, module } = await poster(draw, 0)
    const inside = QUIET_ZONE * module - 2
    for (let step = 1; step < area.side - 1; step++)
      for (const depth of [2, inside]) {
        const points = [
          [area.x + step, area.y + depth],
          [area.x + step, area.y + area.side - depth],
          [area.x + depth, area.y + step],
          [area.x + area.side - depth, area.y + step],
        ] as const
        for (const [x, y] of points) expect(picture.data[(Math.round(y) * picture.width + Math.round(x)) * 4]).toBe(255)
      }
  })
})
