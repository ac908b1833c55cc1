import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { EMBLEM_BYTES } from '../../../src/contract/staff/printing.ts'
import { readEmblem } from '../../../src/server/sheets/emblem.ts'

const svg = (inside: string, attributes = 'width="100" height="100"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )
const CIRCLE = '<circle cx="50" cy="50" r="40" fill="#c8102e"/>'
const refusal = async (bytes: Uint8Array) => {
  const read = await readEmblem(bytes)
  return read.name === 'refused' ? read.why : read.name
}

function pngChunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(name), data])
  let crc = 0xffffffff
  for (const byte of body) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  const check = Buffer.alloc(4)
  check.writeUInt32BE(~crc >>> 0)
  return Buffer.concat([length, body, check])
}

/** A few thousand bytes that claim to be a picture of 60 000 x 60 000 points. */
function bomb(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(60_000, 0)
  header.writeUInt32BE(60_000, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(7501 * 1000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

describe('An emblem', () => {
  it('is drawn anew as a small PNG that still has its transparency', async () => {
    const read = await readEmblem(svg(CIRCLE, 'viewBox="0 0 100 50" width="10" height="5"'))
    if (read.name !== 'emblem') throw new Error(read.why)
    expect(await sharp(read.png).metadata()).toMatchObject({ format: 'png', width: 512, height: 256, hasAlpha: true })
  })

  it('loses whatever else was in the file: the place a photo was taken is nobody’s business', async () => {
    const photo = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#c8102e' } })
      .withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitude: '37/1 30/1 0/1' } })
      .png()
      .toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const read = await readEmblem(photo)
    if (read.name !== 'emblem') throw new Error(read.why)
    const { width, height, exif } = await sharp(read.png).metadata()
    expect({ width, height, exif }).toEqual({ width: 512, height: 256, exif: undefined })
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script with a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ['a handler', '<rect width="9" height="9" onload="alert(1)"/>'],
    ['a handler after a slash', '<rect/onclick = "alert(1)"/>'],
    ['a page in it', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['an address that runs', '<a href="java&#x73;cript:alert(1)"><rect/></a>'],
  ])('with %s is refused', async (_, inside) => {
    expect(await refusal(svg(CIRCLE + inside))).toBe('script')
  })

  it.each([
    ['a picture from elsewhere', '<image href="https://example.org/a.png" width="9" height="9"/>'],
    ['a file of the server', '<use xlink:href="file:///etc/passwd#a"/>'],
    ['a style sheet from elsewhere', '<style>@import "https://example.org/a.css";</style>'],
    ['a pattern from elsewhere', '<rect fill="url(https://example.org/a.svg#b)"/>'],
    ['a pattern from elsewhere, one letter hidden', '<rect style="fill:u\\72l(https://example.org/a.svg#b)"/>'],
    ['a picture inside the address', '<use href="data:image/svg+xml;base64,PHN2Zz4="/>'],
  ])('with %s is refused', async (_, inside) => {
    expect(await refusal(svg(CIRCLE + inside))).toBe('outside')
  })

  it('with entities is refused before any of them grows', async () => {
    const lines = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
    const laughs = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${lines.join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&l9;</text></svg>`
    expect(await refusal(Buffer.from(laughs))).toBe('outside')
    const file =
      '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&f;</svg>'
    expect(await refusal(Buffer.from(file))).toBe('outside')
  })

  it('from a drawing program is taken, with the DOCTYPE that those write', async () => {
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    const file = Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n`), svg(CIRCLE)])
    expect(await refusal(file)).toBe('emblem')
    expect(await refusal(Buffer.concat([Buffer.from(doctype.repeat(2)), svg(CIRCLE)]))).toBe('outside')
  })

  it('that doubles itself over and over does not hold the server', async () => {
    const levels = Array.from({ length: 30 }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`)
    const doubled = svg(`<defs><circle id="g0" r="1"/>${levels.join('')}</defs><use href="#g30"/>`)
    expect(['broken', 'large']).toContain(await refusal(doubled))
  }, 120_000)

  it('of 50 MB is refused by its size alone', async () => {
    expect(await refusal(Buffer.concat([svg(CIRCLE), Buffer.alloc(50 * 1024 * 1024)]))).toBe('large')
    expect(await refusal(Buffer.alloc(EMBLEM_BYTES + 1))).toBe('large')
  })

  it('that unfolds to billions of points is refused by what its header says', async () => {
    expect(bomb().length).toBeLessThan(EMBLEM_BYTES)
    expect(await refusal(bomb())).toBe('large')
    expect(await refusal(svg(CIRCLE, 'width="9000000" height="9000000"'))).toBe('large')
  })

  it('that cannot be read, or is something else, is refused with the reason', async () => {
    const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#c8102e' } })
      .png()
      .toBuffer()
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('broken')
    expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>'))).toBe('broken')
    expect(await refusal(await sharp(whole).jpeg().toBuffer())).toBe('kind')
    expect(await refusal(Buffer.from('GIF89a'))).toBe('kind')
    expect(await refusal(Buffer.from('减负码'))).toBe('kind')
    expect(await refusal(Buffer.alloc(0))).toBe('kind')
  })
})
