import { create } from 'qrcode'
import { CODE_LEVEL, QUIET_ZONE } from '../../contract/sheet.ts'

/** The dark part of a code as one outline in units of a module; `side` counts the quiet zone on both sides. */
export interface CodePath {
  readonly path: string
  readonly side: number
}

/** One step along the border of the dark part, which lies to its right. */
type Step = readonly [dx: number, dy: number]
const RIGHT: Step = [1, 0]
const DOWN: Step = [0, 1]
const LEFT: Step = [-1, 0]
const UP: Step = [0, -1]

/**
 * The QR code of an address. Scheme and host are to come in lower case and the code in upper case, as they stand on paper: readers
 * compare what they see.
 *
 * Touching modules share one outline, so that no viewer shows the hairlines it would draw between two that only meet.
 */
export function codePath(url: string): CodePath {
  const { protocol, host, pathname } = new URL(url)
  const code = pathname.slice(pathname.lastIndexOf('/') + 1)
  if (!url.startsWith(`${protocol}//${host}`) || code !== code.toUpperCase())
    throw new Error(`An address in another spelling than the printed one: ${url}`)
  const { size, get } = bitsOf(url)
  return { path: bordersOf(size, get), side: size + 2 * QUIET_ZONE }
}

function bitsOf(url: string) {
  const { modules } = create(url, { errorCorrectionLevel: CODE_LEVEL })
  const { size } = modules
  const inside = (at: number) => at >= 0 && at < size
  return {
    size,
    get: (x: number, y: number): boolean => inside(x) && inside(y) && modules.get(y, x) === 1,
  }
}

/** All borders between dark and light, each a closed line; inner ones turn the other way, so that they stay light. */
function bordersOf(size: number, dark: (x: number, y: number) => boolean): string {
  const steps = new Map<number, Step[]>()
  const key = (x: number, y: number) => y * (size + 1) + x
  const add = (x: number, y: number, step: Step) => steps.set(key(x, y), [...(steps.get(key(x, y)) ?? []), step])
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!dark(x, y)) continue
      if (!dark(x, y - 1)) add(x, y, RIGHT)
      if (!dark(x + 1, y)) add(x + 1, y, DOWN)
      if (!dark(x, y + 1)) add(x + 1, y + 1, LEFT)
      if (!dark(x - 1, y)) add(x, y + 1, UP)
    }
  let path = ''
  for (const [start, ways] of steps)
    while (ways.length > 0)
      path += border(start % (size + 1), Math.floor(start / (size + 1)), (x, y) => steps.get(key(x, y))?.pop())
  return path
}

/** One border from a corner back to it; steps in the same direction become one line. */
function border(startX: number, startY: number, next: (x: number, y: number) => Step | undefined): string {
  let [x, y] = [startX, startY]
  let path = `M${x + QUIET_ZONE} ${y + QUIET_ZONE}`
  let [runX, runY] = [0, 0]
  const line = () => (runX === 0 && runY === 0 ? '' : runX === 0 ? `v${runY}` : `h${runX}`)
  for (let step = next(x, y); step; step = next(x, y)) {
    const [dx, dy] = step
    if (runX * dx + runY * dy <= 0) {
      path += line()
      runX = 0
      runY = 0
    }
    runX += dx
    runY += dy
    x += dx
    y += dy
    if (x === startX && y === startY) break
  }
  return `${path}${line()}z`
}
