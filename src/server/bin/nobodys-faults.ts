import { isOpen, LINES } from '../../contract/staff/cases/states.ts'
import { isWithin } from '../../contract/staff/roles.ts'
import type { Store } from '../store/types.ts'

const AT_MOST = 10_000

/**
 * A case is nobody's when no dispatcher at work has its place in the scope: its clock runs, and nobody is told. One sentence for
 * all of them; empty while everything is in somebody's hands.
 */
export async function nobodysFaults({ cases, staff }: Pick<Store, 'cases' | 'staff'>): Promise<string[]> {
  const desks = (await staff.list()).filter(({ role, state }) => role === 'dispatcher' && state === 'active')
  const open = await cases.list({ lines: LINES, prefix: '' }, AT_MOST)
  const nobodys = open.filter(({ state, place }) => isOpen(state) && !desks.some((desk) => isWithin(place, desk.place)))
  const [first] = nobodys
  if (!first) return []
  return [
    `${nobodys.length} open case(s) are in no dispatcher's scope, the first of them in ${first.place}: add a dispatcher for a place above it with "jianfu staff add".`,
  ]
}
