// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { jpegHeader } from '../../../src/reporter/form/photo/jpeg-header.ts'
import { preparePhoto } from '../../../src/reporter/form/photo/prepare-photo.ts'
import { sniffImage } from '../../../src/reporter/form/photo/sniff-image.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** A JPEG's first segments: EXIF with an orientation, then the frame with its size. */
function jpeg({ width = 40, height = 30, orientation = 1 }): Uint8Array {
  const exif = bytes(
    `Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`,
  )
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif],
    ...[0xff, 0xc0, 0, 17, 8, ...size, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1],
  ])
}

describe('a chosen file', () => {
  it.each([
    ['jpeg', '\xff\xd8\xff\xe0'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
    ['heic', '\0\0\0\x18ftypheic'],
    ['avif', '\0\0\0\x18ftypavif'],
  ])('is known by its first bytes: %s', (type, head) => expect(sniffImage(bytes(head))).toBe(type))

  it.each([
    ['a drawing with scripts in it', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['words called .jpg', 'hello'],
    ['a PDF', '%PDF-1.7'],
  ])('is refused when it is %s', async (_, content) => {
    expect(await preparePhoto(new File([content], 'photo.jpg', { type: 'image/jpeg' }))).toBe('not-a-picture')
  })

  it('is refused when it is empty', async () => {
    expect(await preparePhoto(new File([], 'photo.jpg'))).toBe('empty')
  })
})

describe('the head of a JPEG', () => {
  it('tells size and orientation without decoding', () => {
    expect(jpegHeader(jpeg({ width: 8000, height: 5000, orientation: 6 }))).toEqual({
      width: 8000,
      height: 5000,
      orientation: 6,
    })
  })

  it('counts as upright when its orientation is nonsense', () => {
    expect(jpegHeader(jpeg({ orientation: 77 }))?.orientation).toBe(1)
  })

  it('is not read beyond its end', () => {
    const whole = jpeg({ orientation: 3 })
    for (let length = 0; length < whole.length - 10; length++)
      expect(() => jpegHeader(whole.subarray(0, length))).not.toThrow()
  })
})
