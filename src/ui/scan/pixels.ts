export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The middle of a picture, as it is: a code across the street fills a small part of the frame. */
export function middleOf(width: number, height: number, side: number): Area {
  const [w, h] = [Math.min(side, width), Math.min(side, height)]
  return { left: (width - w) / 2, top: (height - h) / 2, width: w, height: h }
}

/**
 * Part of a picture, no side longer than `longest`.
 *
 * @throws when there is no room for a canvas
 */
export function pixelsOf(source: CanvasImageSource, { left, top, width, height }: Area, longest: number): ImageData {
  const scale = Math.min(1, longest / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  // What is transparent counts as paper, not as black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(source, left, top, width, height, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
