import sharp from 'sharp'
import { EMBLEM_BYTES } from '../../contract/staff/printing.ts'
import { svgFault } from './emblem-svg.ts'

/**
 * `kind`: neither PNG nor SVG. `script`: something in it would run. `outside`: it names something outside of itself. `broken`: it
 * cannot be read. `large`: in bytes, in points, or in the work of drawing it.
 */
export type EmblemRefusal = 'kind' | 'script' | 'outside' | 'broken' | 'large'

export type Emblem =
  | { readonly name: 'emblem'; readonly png: Uint8Array }
  | { readonly name: 'refused'; readonly why: EmblemRefusal }

/** Points of the longer side: sharp at the size it stands on a sheet. */
const SIDE = 512
/** More points than this are a bomb, not an emblem. */
const MOST_POINTS = 4096 * 4096
const PATIENCE_SECONDS = 5
/** Of the drawing library, for SVG: points to the inch at which its own size is meant, and the range it takes. */
const DENSITY = { own: 72, least: 1, most: 2400 }

const refused = (why: EmblemRefusal): Emblem => ({ name: 'refused', why })

/**
 * An emblem as it stands on sheets: drawn anew as a PNG of at most 512 x 512 points, without anything else that was in the file.
 * Never throws for what somebody sent.
 */
export async function readEmblem(bytes: Uint8Array): Promise<Emblem> {
  if (bytes.length > EMBLEM_BYTES) return refused('large')
  if (isPng(bytes)) return drawn(bytes)
  const text = textOf(bytes)?.replace(PLAIN_DOCTYPE, '')
  if (text === undefined || !/<(?:[\w-]+:)?svg[\s>/]/i.test(text)) return refused('kind')
  const fault = svgFault(text)
  return fault ? refused(fault) : drawn(Buffer.from(text))
}

/** Drawing programs write it; it declares nothing itself, and the file it names is not fetched. */
const PLAIN_DOCTYPE = /<!DOCTYPE[^[<>]*>/i

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const isPng = (bytes: Uint8Array): boolean => PNG_SIGNATURE.equals(bytes.subarray(0, PNG_SIGNATURE.length))

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function drawn(bytes: Uint8Array): Promise<Emblem> {
  try {
    const { width, height, format } = await sharp(bytes).metadata()
    const longer = Math.max(width, height)
    const density = Math.min(DENSITY.most, Math.max(DENSITY.least, (DENSITY.own * SIDE) / longer))
    const shrunk = format === 'svg' ? density / DENSITY.own : 1
    if (width * height * shrunk ** 2 > MOST_POINTS) return refused('large')
    const { data } = await sharp(bytes, { density, limitInputPixels: MOST_POINTS, failOn: 'error' })
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: format !== 'svg' })
      .timeout({ seconds: PATIENCE_SECONDS })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true })
    return { name: 'emblem', png: data }
  } catch (error) {
    return refused(/timeout|pixel limit|too large/i.test(String(error)) ? 'large' : 'broken')
  }
}
