import type { Dialect } from '../dialect/dialect.ts'
import type { NewEntry } from '../staff/types.ts'
import type { Db, Trx } from '../tables/database.ts'
import { writeChanges } from './append.ts'
import { unlessConflict } from './conflict.ts'
import { openOf } from './open-of.ts'
import type { CaseChange } from './types.ts'

interface Removal {
  readonly code: string
  readonly day: string
  readonly changes: readonly CaseChange[]
  readonly entry: NewEntry
}

/** Ends the transaction without a trace: the unit still has something to do. */
class Busy extends Error {}

/** See `CaseSettingStore.removeUnit`. */
export async function removeUnit(db: Db, dialect: Dialect, removal: Removal) {
  try {
    return await unlessConflict(db.transaction().execute((trx) => remove(trx, dialect, removal)))
  } catch (error) {
    if (error instanceof Busy) return 'busy'
    throw error
  }
}

/**
 * Cases are held alone, from before it is looked which the unit has: otherwise one could be dispatched to it in between, and lie
 * there for ever. What a release holds comes first, as in `writeChanges`: two who take both in one order never wait in a circle.
 */
async function remove(trx: Trx, dialect: Dialect, { code, day, changes, entry }: Removal) {
  await dialect.together(trx, ['intake'])
  await dialect.alone(trx, ['cases'])
  const { numUpdatedRows } = await trx
    .updateTable('units')
    .set({ gone: day })
    .where('code', '=', code)
    .where('gone', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) === 0) return 'unknown'
  await writeChanges(trx, dialect, changes, [entry])
  if ((await openOf(trx, code)).length > 0) throw new Busy()
  return 'done'
}
