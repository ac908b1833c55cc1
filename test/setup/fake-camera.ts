import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import QRCode from 'qrcode'
import sharp from 'sharp'

const FRAME = { width: 1280, height: 720 } as const

/** A code as it is printed, on white, `side` pixels wide. */
const printed = (text: string, side: number): Promise<Buffer> =>
  QRCode.toBuffer(text, { errorCorrectionLevel: 'Q', margin: 4, width: side })

/** A sheet on a wall as a hand holds the phone: aslant, dim, out of focus. */
export async function photoOfSheet(text: string, width = 1600, height = 1200): Promise<Buffer> {
  const side = Math.round(height * 0.45)
  const sheet = await sharp({
    create: { width: side * 2, height: Math.round(side * 2.2), channels: 3, background: '#fff' },
  })
    .composite([{ input: await printed(text, side) }])
    .png()
    .toBuffer()
  const aslant = await sharp(sheet)
    .affine([0.96, 0.12, -0.06, 0.88], { background: '#8a8378' })
    .resize(width, height, { fit: 'contain', background: '#8a8378' })
    .linear(0.8, 10)
    .blur(1.2)
    .png()
    .toBuffer()
  return sharp(aslant).jpeg({ quality: 75 }).toBuffer()
}

/** Flags of a Chromium whose camera shows this picture, or a code of this text. */
export async function cameraShowing(folder: string, shown: string | Buffer): Promise<string[]> {
  const picture = typeof shown === 'string' ? await photoOfSheet(shown, FRAME.width, FRAME.height) : shown
  const frame = await sharp(picture).resize(FRAME.width, FRAME.height).jpeg({ quality: 90 }).toBuffer()
  const file = join(folder, `camera-${Math.random().toString(36).slice(2)}.mjpeg`)
  writeFileSync(file, Buffer.concat([frame, frame, frame, frame]))
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]
}
