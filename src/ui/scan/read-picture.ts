import { pixelsOf } from './pixels.ts'
import type { CodeReader, PictureFault } from './types.ts'

/** Small first, which is fast and sees through noise; then larger, for a code that is a small part of the picture. */
const SIZES = [800, 1600, 500, 2400]
const PATIENCE_MS = 1_000

export type PictureResult = { readonly name: 'text'; readonly text: string } | { readonly name: PictureFault }

/** Looks for a code in a chosen picture, on this phone: it is sent nowhere. */
export async function readPicture(file: Blob, reader: CodeReader): Promise<PictureResult> {
  const url = URL.createObjectURL(file)
  try {
    const image = await loaded(url)
    const { naturalWidth: width, naturalHeight: height } = image
    const longest = Math.max(width, height)
    for (const size of new Set(SIZES.map((each) => Math.min(each, longest)))) {
      const text = await reader.read(pixelsOf(image, { left: 0, top: 0, width, height }, size), PATIENCE_MS)
      if (text !== undefined) return { name: 'text', text }
    }
    return { name: 'no-code' }
  } catch {
    return { name: 'cannot-open' }
  } finally {
    URL.revokeObjectURL(url)
  }
}

const loaded = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the browser cannot show this picture'))
    image.src = url
  })
