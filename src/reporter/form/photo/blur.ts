/** Side of a mosaic block, of the longer side: nothing of a face or a line of text is left in one. */
const BLOCKS = 28

const blockSize = (canvas: HTMLCanvasElement): number =>
  Math.max(12, Math.round(Math.max(canvas.width, canvas.height) / BLOCKS))

/** Replaces the blocks touched by a brush of two blocks' radius with their mean colour. What was there is gone from the pixels. */
export function blurAt(canvas: HTMLCanvasElement, x: number, y: number): void {
  const size = blockSize(canvas)
  const column = Math.floor(x / size)
  const row = Math.floor(y / size)
  for (let down = -1; down <= 1; down++)
    for (let right = -1; right <= 1; right++) flatten(canvas, (column + right) * size, (row + down) * size, size)
}

export function blurAll(canvas: HTMLCanvasElement): void {
  const size = blockSize(canvas)
  for (let y = 0; y < canvas.height; y += size) for (let x = 0; x < canvas.width; x += size) flatten(canvas, x, y, size)
}

function flatten(canvas: HTMLCanvasElement, left: number, top: number, size: number): void {
  const context = canvas.getContext('2d')
  const x = Math.max(0, left)
  const y = Math.max(0, top)
  const width = Math.min(canvas.width, left + size) - x
  const height = Math.min(canvas.height, top + size) - y
  if (!context || width <= 0 || height <= 0) return
  const { data } = context.getImageData(x, y, width, height)
  const sum = [0, 0, 0]
  for (let at = 0; at < data.length; at += 4)
    for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + (data[at + channel] ?? 0)
  const mean = sum.map((total) => Math.round((total * 4) / data.length))
  context.fillStyle = `rgb(${mean.join(',')})`
  context.fillRect(x, y, width, height)
}
