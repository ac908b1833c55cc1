import { MOST_PARTS, PART_LETTERS, type PartLevel, partCode } from '../../../contract/place-code.ts'
import { BEHIND } from '../reading/list-query.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { NewEntry } from '../staff/types.ts'
import type { Trx } from '../tables/database.ts'
import type { Place } from '../types.ts'
import { renewTerms } from './place-names.ts'
import { bumpRegister } from './register-version.ts'

/**
 * See `PlaceNameStore.addParts`. A name that the village has at this level is left out, so that what was sent twice is added once.
 *
 * @returns what is new; undefined also when the village is not in the register
 */
export async function addParts(
  trx: Trx,
  village: string,
  level: PartLevel,
  names: readonly string[],
  entry?: NewEntry,
): Promise<readonly Place[] | undefined> {
  // Writing the village's row as it is holds it: two at once would number on from the same part.
  const held = await trx
    .updateTable('places')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('code', '=', village)
    .where('level', '=', 'village')
    .where('gone', 'is', null)
    .returning('code')
    .executeTakeFirst()
  if (!held) return undefined
  const letter = `${village}-${PART_LETTERS[level]}`
  const before = await trx
    .selectFrom('places')
    .select(['code', 'name', 'gone'])
    .where('code', '>=', letter)
    .where('code', '<', letter + BEHIND)
    .execute()
  const taken = new Set(before.filter(({ gone }) => gone === null).map(({ name }) => name))
  const fresh = [...new Set(names.map((name) => name.normalize('NFKC').trim()))].filter((name) => !taken.has(name))
  // A number is never given twice, not even one of a part that has ceased: codes on walls carry it.
  const last = Math.max(0, ...before.map(({ code }) => Number(code.slice(letter.length))))
  if (last + fresh.length > MOST_PARTS) return undefined
  const parts = fresh.map((name, index) => ({
    ...{ code: partCode(village, level, last + 1 + index), name, level, parent: village },
    ...{ area: null, gone: null, successor: null },
  }))
  if (parts.length === 0) return []
  await trx.insertInto('places').values(parts).execute()
  await renewTerms(trx, parts)
  await bumpRegister(trx)
  if (entry) await writeDown(trx, entry)
  return parts
}
