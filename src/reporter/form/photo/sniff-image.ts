export type ImageType = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'heic' | 'avif'

/** How many bytes of a file are enough to tell what it is. */
export const SNIFFED_BYTES = 32

const SIGNATURES: readonly (readonly [type: ImageType, offset: number, bytes: string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['bmp', 0, 'BM'],
  ['avif', 4, 'ftypavi'],
  ['heic', 4, 'ftyphei'],
  ['heic', 4, 'ftyphev'],
  ['heic', 4, 'ftypmif1'],
  ['heic', 4, 'ftypmsf1'],
]

/** What a file really is, by its first bytes: names lie. SVG, being a document with scripts, is no picture here. */
export function sniffImage(head: Uint8Array): ImageType | undefined {
  const text = String.fromCharCode(...head.subarray(0, SNIFFED_BYTES))
  return SIGNATURES.find(([, offset, bytes]) => text.startsWith(bytes, offset))?.[0]
}
