import type { CaseRow } from '../store/cases/types.ts'
import type { Store } from '../store/types.ts'
import { fileOf } from './apply.ts'
import { rowOf } from './change-of.ts'
import type { World } from './types.ts'

const AT_ONCE = 500

/** What a calendar imported since may have moved, and the words of a work order, which stand in no event. */
const NOT_FROM_EVENTS: readonly (keyof CaseRow)[] = ['wake', 'summary']

/**
 * Cases whose row is not what their events tell, one sentence each: lists, queues and clocks go by the row, so a case that is
 * wrong there is overlooked although nothing of it is lost.
 */
export async function rowFaults({ cases }: Pick<Store, 'cases'>, world: World): Promise<string[]> {
  const faults: string[] = []
  let after = ''
  for (;;) {
    const ids = await cases.ids(AT_ONCE, after)
    for (const id of ids) {
      const stored = await cases.get(id)
      if (!stored || stored.events.length === 0) continue
      const told = rowOf(fileOf(id, stored.events), world)
      const wrong = (Object.keys(told) as (keyof CaseRow)[]).filter(
        (field) =>
          !NOT_FROM_EVENTS.includes(field) && JSON.stringify(told[field]) !== JSON.stringify(stored.row[field]),
      )
      if (wrong.length > 0) faults.push(`The case ${id} stands otherwise than its events tell: ${wrong.join(', ')}.`)
    }
    const last = ids.at(-1)
    if (last === undefined || ids.length < AT_ONCE) return faults
    after = last
  }
}
