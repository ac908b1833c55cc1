import { LIMITS } from '../../../contract/limits.ts'
import { jpegSize } from './jpeg-size.ts'

/** More than any phone of ours sends; decoding a picture made to fill the memory would take the page down. */
const MOST_PIXELS = 50_000_000

/**
 * Draws a photo and encodes it anew: what is shown is pixels of ours, whatever else the file carried.
 *
 * @returns a JPEG with no side over 1600 pixels; `undefined` when the bytes are no photo
 */
export async function reEncode(jpeg: Uint8Array<ArrayBuffer>): Promise<Blob | undefined> {
  const size = jpegSize(jpeg)
  if (!size || size.width * size.height > MOST_PIXELS) return undefined
  try {
    const picture = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }))
    const scale = Math.min(1, LIMITS.photoPixels / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.85))
  } catch {
    return undefined
  }
}
