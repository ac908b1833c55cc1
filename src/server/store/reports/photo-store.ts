import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import type { PhotoStore } from '../types.ts'
import { dropParts } from './drop-parts.ts'

/** Photos of one statement at most. */
const PHOTOS = 8

/** See `PhotoStore`. Settling happens once: a second process that has re-encoded the same report's photos changes nothing. */
export const createPhotoStore = (db: Db): PhotoStore => ({
  pending: () =>
    db.selectFrom('reports').select(['ref', 'body']).where('photos_pending', '=', 1).orderBy('ref').execute(),
  settle: (ref, photos, parts) =>
    db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('reports')
        .set({ photos_pending: 0 })
        .where('ref', '=', ref)
        .where('photos_pending', '=', 1)
        .executeTakeFirstOrThrow()
      if (Number(numUpdatedRows) === 0) return
      const rows = photos.map((bytes, position) => ({ ref, position, bytes }))
      for (const some of chunks(rows, PHOTOS)) await trx.insertInto('photos').values(some).execute()
      await dropParts(trx, ref, parts)
    }),
})
