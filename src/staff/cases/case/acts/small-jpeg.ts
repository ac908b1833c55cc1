import { LIMITS } from '../../../../contract/limits.ts'
import { ANSWER_PHOTO_BYTES } from '../../../../contract/staff/cases/case.ts'

const QUALITIES = [0.85, 0.7, 0.5] as const

/**
 * A photo as this page draws it: nothing the camera wrote beside the picture (place, time, device) goes along.
 *
 * @returns a JPEG with no side over 1600 pixels that the server takes; `undefined` when the file is no picture
 */
export async function smallJpeg(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const scale = Math.min(1, LIMITS.photoPixels / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of QUALITIES) {
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (jpeg && jpeg.size <= ANSWER_PHOTO_BYTES) return jpeg
  }
  return undefined
}
