import type { Decoded } from './decode-image.ts'

/** The eight EXIF orientations as canvas matrices, for a picture drawn into a box of `width` x `height`. */
function matrixOf(turn: number, width: number, height: number): [number, number, number, number, number, number] {
  switch (turn) {
    case 2:
      return [-1, 0, 0, 1, width, 0]
    case 3:
      return [-1, 0, 0, -1, width, height]
    case 4:
      return [1, 0, 0, -1, 0, height]
    case 5:
      return [0, 1, 1, 0, 0, 0]
    case 6:
      return [0, 1, -1, 0, width, 0]
    case 7:
      return [0, -1, -1, 0, width, height]
    case 8:
      return [0, -1, 1, 0, 0, height]
    default:
      return [1, 0, 0, 1, 0, 0]
  }
}

/** Draws a picture upright, no side longer than `pixels`, on white: JPEG knows no transparency. */
export function drawUpright({ source, width, height, turn }: Decoded, pixels: number): HTMLCanvasElement {
  const scale = Math.min(1, pixels / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.setTransform(...matrixOf(turn, canvas.width, canvas.height))
  if (turn < 5) context.drawImage(source, 0, 0, canvas.width, canvas.height)
  else context.drawImage(source, 0, 0, canvas.height, canvas.width)
  context.setTransform(1, 0, 0, 1, 0, 0)
  return canvas
}
