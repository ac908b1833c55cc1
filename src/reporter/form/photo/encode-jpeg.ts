import { LIMITS } from '../../../contract/limits.ts'

/** A photo and the seal around it must fit into its share of the pieces a report may have. */
const SEAL_BYTES = 4 * 1024
const PHOTO_BYTES = (LIMITS.parts / LIMITS.photos) * LIMITS.partBytes - SEAL_BYTES

const QUALITIES = [0.7, 0.55, 0.4]

/** The canvas as a JPEG that fits; a picture with very much detail loses quality, then size. */
export async function encodeJpeg(canvas: HTMLCanvasElement): Promise<ArrayBuffer> {
  for (const quality of QUALITIES) {
    const blob = await toJpeg(canvas, quality)
    if (blob.size <= PHOTO_BYTES) return new Response(blob).arrayBuffer()
  }
  return encodeJpeg(halved(canvas))
}

const toJpeg = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('no room for the picture'))),
      'image/jpeg',
      quality,
    ),
  )

function halved(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const half = document.createElement('canvas')
  half.width = Math.max(1, canvas.width >> 1)
  half.height = Math.max(1, canvas.height >> 1)
  half.getContext('2d')?.drawImage(canvas, 0, 0, half.width, half.height)
  return half
}
