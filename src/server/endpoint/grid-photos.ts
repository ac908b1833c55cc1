import type { GridReport } from '../../contract/report.ts'
import type { Store } from '../store/types.ts'
import { cleanPhoto, PART_CONTEXT, PHOTO_CONTEXT } from './clean-photo.ts'
import type { DataCipher } from './keys/data-cipher.ts'

/**
 * Re-encodes the photos of all grid reports that still wait, encrypts them and drops the pieces. Not in the request: a
 * receipt must not wait for a decoder. A crash in between leaves the report marked, and the next start goes on.
 *
 * @throws the first fault, after all other reports have had their turn; a report whose pieces cannot be read stays marked
 */
export async function settleGridPhotos(store: Store, cipher: DataCipher): Promise<void> {
  const faults: unknown[] = []
  for (const { ref, body } of await store.photos.pending())
    await settleReport(store, cipher, ref, JSON.parse(body) as GridReport).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}

async function settleReport(store: Store, cipher: DataCipher, ref: string, report: GridReport): Promise<void> {
  const { photos = [], parts = [] } = report
  const clean: (Buffer | null)[] = []
  for (const photo of photos) {
    const pieces = await Promise.all(photo.parts.map((name) => store.parts.get(name)))
    const whole = pieces.every((piece) => piece !== undefined)
      ? await cleanPhoto(Buffer.concat(pieces.map((piece) => cipher.open(piece, PART_CONTEXT))))
      : null
    clean.push(whole && cipher.seal(whole, PHOTO_CONTEXT))
  }
  await store.photos.settle(ref, clean, [...new Set([...parts, ...photos.flatMap((photo) => photo.parts)])])
}
