import { chunks } from '../per-count.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { PhotoStore } from '../types.ts'

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
      for (const some of chunks([...parts])) await dropParts(trx, ref, some)
    }),
})

/** Deletes pieces that no other released report needs: the same photo may have been sent with two reports. */
async function dropParts(trx: Trx, ref: string, parts: readonly string[]): Promise<void> {
  // Writing the rows holds them: a report being stored with the same piece either is seen below or waits and stores it again.
  await trx
    .updateTable('parts')
    .set(({ ref: column }) => ({ sha256: column('sha256') }))
    .where('sha256', 'in', parts)
    .execute()
  await trx.deleteFrom('report_parts').where('ref', '=', ref).where('sha256', 'in', parts).execute()
  await trx
    .deleteFrom('parts')
    .where('sha256', 'in', parts)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('report_parts').select('ref').whereRef('report_parts.sha256', '=', 'parts.sha256'))),
    )
    .execute()
}
