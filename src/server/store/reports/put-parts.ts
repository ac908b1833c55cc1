import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'

export interface NewPart {
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly day: string
}

/** Pieces of one statement at most: 32 of them are 2 MB. */
const PIECES = 32

/** Stores pieces that are not there. Sorted, so that two processes storing the same ones never wait for each other in a circle. */
export async function putParts(trx: Trx, parts: readonly NewPart[]): Promise<void> {
  const fresh = [...new Map(parts.map((part) => [part.sha256, part])).values()]
  fresh.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  for (const some of chunks(fresh, PIECES))
    await trx
      .insertInto('parts_intake')
      .values(some.map(({ sha256, bytes, day }) => ({ sha256, bytes, day, claimed: 0 })))
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
}
