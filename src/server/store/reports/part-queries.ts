import type { Dialect } from '../dialect/dialect.ts'
import type { Db } from '../tables/database.ts'

/** A piece, whether its report has been released or not. */
export async function getPart(db: Db, sha256: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('parts')
    .select('bytes')
    .where('sha256', '=', sha256)
    .unionAll(db.selectFrom('parts_intake').select('bytes').where('sha256', '=', sha256))
    .limit(1)
    .executeTakeFirst()
  return row?.bytes
}

/** Deletes what came before `day` and no report has claimed; see `PartStore.sweep`. */
export async function sweepParts(db: Db, dialect: Dialect, day: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('parts_intake')
    .where('claimed', '=', 0)
    .where('day', '<', day)
    .executeTakeFirstOrThrow()
  if (numDeletedRows > 0n) await dialect.afterSweep(db)
  return Number(numDeletedRows)
}
