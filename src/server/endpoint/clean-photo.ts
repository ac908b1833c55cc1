import { LIMITS } from '../../contract/limits.ts'

const MOST_PIXELS = 50_000_000
const QUALITY = 75

/** How every JPEG begins. Nothing else reaches a decoder: the fewer formats, the fewer faults in them. */
const JPEG = [0xff, 0xd8, 0xff]

/** Contexts under which photos are encrypted at rest, so that none can be put in the place of another kind. */
export const PHOTO_CONTEXT = 'photo'
export const PART_CONTEXT = 'part'
export const ANSWER_PHOTO_CONTEXT = 'answer-photo'

/**
 * A photo once more through our own encoder: whatever a client that is not ours left in it (place, time, device, a second
 * picture behind the end) is gone, and what is no picture becomes null.
 */
export async function cleanPhoto(jpeg: Uint8Array): Promise<Buffer | null> {
  if (!JPEG.every((byte, index) => jpeg[index] === byte)) return null
  // Loaded when the first photo comes: the codec library takes as much memory as the rest of the server.
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(jpeg, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize(LIMITS.photoPixels, LIMITS.photoPixels, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY })
      .toBuffer()
  } catch {
    return null
  }
}
