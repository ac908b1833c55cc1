import { LIMITS } from '../../../contract/limits.ts'
import { decodeImage } from './decode-image.ts'
import { drawUpright } from './draw-upright.ts'
import { encodeJpeg } from './encode-jpeg.ts'
import { SNIFFED_BYTES, sniffImage } from './sniff-image.ts'

export type PhotoFault = 'not-a-picture' | 'heic' | 'cannot-open' | 'empty'

/** A chosen file as what will be sent: upright, small, and nothing in it but pixels. The file's name and data are not looked at again. */
export async function preparePhoto(file: Blob): Promise<ArrayBuffer | PhotoFault> {
  if (!file.size) return 'empty'
  const bytes = await readBytes(file)
  if (!bytes) return 'cannot-open'
  const type = sniffImage(bytes.subarray(0, SNIFFED_BYTES))
  if (!type) return 'not-a-picture'
  try {
    const decoded = await decodeImage(file, bytes, LIMITS.photoPixels)
    const canvas = drawUpright(decoded, LIMITS.photoPixels)
    decoded.close()
    return await encodeJpeg(canvas)
  } catch {
    return type === 'heic' ? 'heic' : 'cannot-open'
  }
}

async function readBytes(file: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await new Response(file).arrayBuffer())
  } catch {
    return undefined
  }
}
