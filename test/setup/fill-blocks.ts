import { randomBytes } from 'node:crypto'
import type { Store } from '../../src/server/store/types.ts'

/** One more burden report in every area, so that small ones of the same category are not alone when blocks are made. */
export async function fillBlocks(store: Store, category: string, day: string): Promise<void> {
  const areas = new Set((await store.places.list()).flatMap(({ area }) => area ?? []))
  await Promise.all(
    [...areas].map((place) =>
      store.reports.add({
        idMac: randomBytes(32),
        digestMask: randomBytes(32),
        accessMac: null,
        statusMac: null,
        kind: 'burden',
        place,
        category,
        day,
        body: JSON.stringify({ version: 1, kind: 'burden', place, category }),
        parts: [],
      }),
    ),
  )
}
