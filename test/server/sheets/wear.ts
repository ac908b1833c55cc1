import { create } from 'qrcode'
import sharp from 'sharp'
import { CODE_LEVEL, QUIET_ZONE } from '../../../src/contract/sheet.ts'
import type { Picture } from '../../setup/decode.ts'
import { numbers } from './villages.ts'

/** A code in a picture, with its quiet zone; in points. */
export interface CodeArea {
  readonly x: number
  readonly y: number
  readonly side: number
}

const FINDER = 8
const ALIGNMENT = 5

/** Whether a module belongs to a pattern by which readers find and straighten the code. */
function isPattern(column: number, row: number, size: number): boolean {
  const near = (at: number) => at < FINDER
  const far = (at: number) => at >= size - FINDER
  if ((near(column) && near(row)) || (far(column) && near(row)) || (near(column) && far(row))) return true
  const first = size - 9
  const aligned = (at: number) => at >= first && at < first + ALIGNMENT
  return aligned(column) && aligned(row)
}

/** Spots of mud and paint, some dark and some light, over at least `share` of the code; they spare the patterns. */
export function dirty(picture: Picture, url: string, area: CodeArea, share: number, seed: number): Picture {
  const { version, modules } = create(url, { errorCorrectionLevel: CODE_LEVEL })
  if (version > 6) throw new Error('A larger code has more alignment patterns than are spared here.')
  const { size } = modules
  const random = numbers(seed)
  const module = area.side / (size + 2 * QUIET_ZONE)
  const data = new Uint8ClampedArray(picture.data)
  const dirt = new Set<number>()
  while (dirt.size < share * (size * module) ** 2) {
    const [column, row, radius] = [random() * size, random() * size, 0.8 + random() * 1.7]
    const grey = random() < 0.5 ? 60 : 215
    const reach = [-radius, 0, radius]
    const hurts = reach.some((dx) => reach.some((dy) => isPattern(Math.floor(column + dx), Math.floor(row + dy), size)))
    if (hurts) continue
    const [middleX, middleY] = [area.x + (column + QUIET_ZONE) * module, area.y + (row + QUIET_ZONE) * module]
    const edge = radius * module
    for (let y = Math.ceil(middleY - edge); y <= middleY + edge; y++)
      for (let x = Math.ceil(middleX - edge); x <= middleX + edge; x++) {
        if ((x - middleX) ** 2 + (y - middleY) ** 2 > edge ** 2) continue
        const at = y * picture.width + x
        dirt.add(at)
        data.set([grey, grey - 10, grey - 25], at * 4)
      }
  }
  return { ...picture, data }
}

/** Out of focus by `sigma` points. */
export async function blurred({ width, height, data }: Picture, sigma: number): Promise<Picture> {
  const soft = await sharp(data, { raw: { width, height, channels: 4 } })
    .blur(sigma)
    .raw()
    .toBuffer()
  return { width, height, data: new Uint8ClampedArray(soft) }
}

/** Seen `degrees` from the side, by somebody who stands twice as far away as the sheet is high. */
export function slanted(picture: Picture, degrees: number, side: 'left' | 'above'): Picture {
  const { width, height } = picture
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const distance = 2 * Math.max(width, height)
  const data = new Uint8ClampedArray(picture.data.length).fill(200)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x - width / 2, y - height / 2]
      const [turned, kept] = side === 'left' ? [u, v] : [v, u]
      const from = (turned * distance) / (distance * cos - turned * sin)
      const beside = (kept * (distance + from * sin)) / distance
      const [fromX, fromY] = side === 'left' ? [from, beside] : [beside, from]
      const colour = colourAt(picture, fromX + width / 2, fromY + height / 2)
      if (colour !== undefined) data.fill(colour, (y * width + x) * 4, (y * width + x) * 4 + 3)
      data[(y * width + x) * 4 + 3] = 255
    }
  return { width, height, data }
}

/** Brightness between four points. */
function colourAt({ width, height, data }: Picture, x: number, y: number): number | undefined {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return undefined
  const at = (column: number, row: number) => data[(row * width + column) * 4 + 1] ?? 0
  const [right, down] = [x - left, y - top]
  const upper = at(left, top) * (1 - right) + at(left + 1, top) * right
  const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right
  return upper * (1 - down) + lower * down
}
