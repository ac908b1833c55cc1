import { type JpegHeader, jpegHeader } from './jpeg-header.ts'

/** Something to draw, its size as it stands upright, and what turns it upright if the browser did not. */
export interface Decoded {
  readonly source: CanvasImageSource
  readonly width: number
  readonly height: number
  readonly turn: number
  readonly close: () => void
}

/** Chrome before 81 and Safari before 13.1 draw a photo as the sensor saw it. */
const turnsByItself = (): boolean => CSS.supports('image-orientation', 'from-image')

/**
 * Opens a picture, shrunk while decoding where the browser can do that.
 *
 * @throws when the browser cannot decode it
 */
export async function decodeImage(file: Blob, bytes: Uint8Array, pixels: number): Promise<Decoded> {
  const header = jpegHeader(bytes)
  if (turnsByItself() && typeof createImageBitmap === 'function') {
    try {
      return await decodeBitmap(file, header, pixels)
    } catch {
      // Old WebKit knows the function but not its options: the element below does it.
    }
  }
  return decodeElement(file, turnsByItself() ? 1 : (header?.orientation ?? 1))
}

async function decodeBitmap(file: Blob, header: JpegHeader | undefined, pixels: number): Promise<Decoded> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image', ...shrunk(header, pixels) })
  return { source: bitmap, width: bitmap.width, height: bitmap.height, turn: 1, close: () => bitmap.close() }
}

/** One side is given, the other follows: so the shape is right whatever the browser makes of the orientation. */
function shrunk(header: JpegHeader | undefined, pixels: number): ImageBitmapOptions {
  if (!header || Math.max(header.width, header.height) <= pixels) return {}
  const upright = header.orientation < 5 ? header.width >= header.height : header.height >= header.width
  return upright ? { resizeWidth: pixels, resizeQuality: 'high' } : { resizeHeight: pixels, resizeQuality: 'high' }
}

function decodeElement(file: Blob, turn: number): Promise<Decoded> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  return new Promise((resolve, reject) => {
    image.onload = () => {
      const [width, height] = turn < 5 ? [image.width, image.height] : [image.height, image.width]
      resolve({ source: image, width, height, turn, close: () => URL.revokeObjectURL(url) })
    }
    image.onerror = () => {
      URL.revokeObjectURL(url)
      reject(new Error('the browser cannot show this picture'))
    }
    image.src = url
  })
}
