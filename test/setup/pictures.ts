import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A photo as a phone's camera makes it: place, time and model inside, turned sideways. Coarse noise, so that it fills several pieces. */
export async function cameraPhoto(width = 2_400, height = 1_800): Promise<Buffer> {
  const [noiseWidth, noiseHeight] = [Math.round(width / 24), Math.round(height / 24)]
  const noise = sharp(randomBytes(noiseWidth * noiseHeight * 3), {
    raw: { width: noiseWidth, height: noiseHeight, channels: 3 },
  })
  return noise
    .resize(width, height)
    .jpeg({ quality: 85 })
    .withExif({
      IFD0: { Make: 'Testphone', Model: 'T-1' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '122/1 7/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

/** What a JPEG carries of its origin. A colour profile is the encoder's own, the same in every picture. */
export async function traces(jpeg: Uint8Array): Promise<string[]> {
  const { exif, xmp, iptc } = await sharp(jpeg).metadata()
  return Object.entries({ exif, xmp, iptc })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
}

/**
 * All segments of a JPEG before its compressed pixels, where a camera writes what it knows. Among the pixels any letters may
 * stand by chance.
 */
export function beforePixels(jpeg: Uint8Array): string {
  const bytes = Buffer.from(jpeg)
  let at = 2
  while (bytes[at + 1] !== START_OF_SCAN) at += 2 + bytes.readUInt16BE(at + 2)
  return bytes.toString('latin1', 0, at)
}
const START_OF_SCAN = 0xda
