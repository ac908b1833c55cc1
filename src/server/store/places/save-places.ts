import type { Dialect } from '../dialect/dialect.ts'
import type { Trx } from '../tables/database.ts'
import type { Place, PlaceRow } from '../types.ts'
import { byCode } from './by-code.ts'
import { compareRegister } from './compare-register.ts'
import { writePlaces } from './write-places.ts'

export interface Saved {
  readonly added: number
  readonly renamed: number
  readonly same: number
}

/**
 * Adds places and takes over what has changed about them; see `PlaceStore.save`. The last of two rows with one code counts.
 *
 * @throws when a row lies below a place that has ceased
 */
export async function savePlaces(trx: Trx, dialect: Dialect, rows: readonly PlaceRow[]): Promise<Saved> {
  const stored = await registerAlone(trx, dialect)
  const compared = compareRegister(stored, { rows, complete: false, successors: new Map(), day: '' })
  if (compared.name === 'faults') throw new Error(compared.faults.join('\n'))
  await writePlaces(trx, stored, compared)
  const added = compared.added.length
  const { same } = compared
  return { added, renamed: new Set(rows.map(({ code }) => code)).size - added - same, same }
}

/** The whole register, which nobody else changes until the end of the transaction: two imports at once would each number the groups of a county from one. */
export async function registerAlone(trx: Trx, dialect: Dialect): Promise<ReadonlyMap<string, Place>> {
  await dialect.alone(trx, ['places'])
  return byCode(await trx.selectFrom('places').selectAll().orderBy('code').execute())
}
