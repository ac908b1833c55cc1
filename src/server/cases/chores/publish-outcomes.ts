import { isCountyOrWider, isWithin } from '../../../contract/staff/roles.ts'
import type { Clock } from '../../endpoint/clock.ts'
import type { Store } from '../../store/types.ts'
import type { CaseDesk } from '../desk.ts'
import { SERVER } from './server-actor.ts'

/**
 * Puts what came of burden cases on the public board, each once all its reports are in released blocks: at the place these stand
 * at, or at the published area where that is wider (DESIGN 9). So the board says no more than its figures do, and no sooner.
 *
 * @throws the first fault, after all other cases have had their turn
 */
export async function publishOutcomes({ cases }: Pick<Store, 'cases'>, desk: CaseDesk, clock: Clock): Promise<void> {
  const faults: unknown[] = []
  for (const id of await cases.publishable())
    await publishOutcome(cases, desk, clock.day().slice(0, 7), id).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}

/** One of them, if its reports are in blocks by now. @param month in which it stands there */
export async function publishOutcome(cases: Store['cases'], desk: CaseDesk, month: string, id: string): Promise<void> {
  const opened = await desk.read(id)
  if (opened?.file.publish === undefined) return
  const { version, place: area, category, publish: summary, measures } = opened.file
  const node = await cases.standsAt(opened.reports)
  if (node === undefined) return
  const place = isWithin(area, node) ? node : area
  if (!isCountyOrWider(place)) return
  const outcome = { month, place, category, summary, measures }
  // Refused while it is open again, or somebody was faster: then it waits for the next release.
  await desk.act(id, version, { act: 'publish', place, month }, SERVER, { outcome })
}
