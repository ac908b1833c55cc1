import type { Db } from '../tables/database.ts'

/** See `ReadingStore.piece`. A piece is found through a report that needs it: its name alone opens nothing. */
export async function getPiece(db: Db, ref: string, name: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('report_parts')
    .innerJoin('parts', 'parts.sha256', 'report_parts.sha256')
    .select('parts.bytes')
    .where('report_parts.ref', '=', ref)
    .where('report_parts.sha256', '=', name)
    .executeTakeFirst()
  return row?.bytes
}

/** See `ReadingStore.photo`. */
export async function getPhoto(db: Db, ref: string, position: number): Promise<Uint8Array | null | undefined> {
  const row = await db
    .selectFrom('photos')
    .select('bytes')
    .where('ref', '=', ref)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.bytes
}

/** See `ReadingStore.photoStates`. */
export async function photoStates(db: Db, ref: string): Promise<readonly ('ready' | 'unreadable')[]> {
  const rows = await db
    .selectFrom('photos')
    .select(({ eb }) => eb.case().when('bytes', 'is', null).then(1).else(0).end().as('unreadable'))
    .where('ref', '=', ref)
    .orderBy('position')
    .execute()
  return rows.map(({ unreadable }) => (unreadable === 1 ? 'unreadable' : 'ready'))
}
