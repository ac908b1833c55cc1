import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A photo as a phone's camera makes it: place, time and model inside, turned sideways. Noise, so that it fills several pieces. */
export async function cameraPhoto(width = 2_400, height = 1_800): Promise<Buffer> {
  const [noiseWidth, noiseHeight] = [width / 4, height / 4]
  const noise = sharp(randomBytes(noiseWidth * noiseHeight * 3), {
    raw: { width: noiseWidth, height: noiseHeight, channels: 3 },
  })
  return noise
    .resize(width, height)
    .jpeg({ quality: 85 })
    .withExif({
      IFD0: { Make: 'Testphone', Model: 'T-1', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '122/1 7/1 0/1' },
    })
    .toBuffer()
}

/** Metadata that a JPEG carries beside its pixels. */
export async function traces(jpeg: Uint8Array): Promise<string[]> {
  const { exif, xmp, iptc, icc } = await sharp(jpeg).metadata()
  return Object.entries({ exif, xmp, iptc, icc })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
}
