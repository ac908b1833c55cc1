import { LINES } from '../../contract/staff/cases/states.ts'
import type { Store } from '../store/types.ts'
import { partiesOf } from './parties.ts'

const AT_MOST = 10_000

/**
 * A case is nobody's when no dispatcher at work has a part in it: its clock runs, and nobody is told. One sentence for all of the
 * 10 000 that are due first; empty while everything is in somebody's hands.
 */
export async function nobodysFaults({ cases, staff }: Pick<Store, 'cases' | 'staff'>): Promise<string[]> {
  const desks = (await staff.list()).filter(({ role, state }) => role === 'dispatcher' && state === 'active')
  const open = await cases.list({ lines: LINES, prefix: '' }, AT_MOST)
  const nobodys = open.filter((row) => !desks.some((desk) => partiesOf(desk, { ...row, units: [] }).length > 0))
  const [first] = nobodys
  if (!first) return []
  return [
    `${nobodys.length} open case(s) are in no dispatcher's scope, the first of them in ${first.place}: add a dispatcher for a place above it with "jianfu staff add".`,
  ]
}
