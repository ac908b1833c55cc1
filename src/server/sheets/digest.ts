import { createHash } from 'node:crypto'
import type { SheetContent } from './types.ts'

/**
 * SHA-256, in hexadecimal, of everything that stands on a sheet: equal content, equal digest, however it was put together. A sheet
 * whose digest is another one than on paper has to be printed again.
 */
export function sheetDigest({ emblem, ...texts }: SheetContent): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify(Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1))))
  if (emblem) hash.update(emblem)
  return hash.digest('hex')
}
