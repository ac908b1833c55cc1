import type { CaseActName } from '../../../contract/staff/cases/moves.ts'
import type { Trx } from '../tables/database.ts'
import { Conflict } from './conflict.ts'
import type { CaseChange } from './types.ts'

/** Acts that put a case into the hands of units. */
const SENDING: readonly CaseActName[] = ['open', 'dispatch', 'redirect', 'hand-over', 'reopen']

/**
 * A unit that ceased between the decision and its writing is sent nothing: nobody would ever take it. Whoever acts decides
 * again and is told.
 */
export async function refuseCeased(trx: Trx, { events, units }: CaseChange): Promise<void> {
  const sent = units.filter(({ open }) => open).map(({ unit }) => unit)
  if (sent.length === 0 || !events.some(({ act }) => SENDING.includes(act))) return
  const ceased = await trx
    .selectFrom('units')
    .select('code')
    .where('code', 'in', sent)
    .where('gone', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (ceased) throw new Conflict()
}
