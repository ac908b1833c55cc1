import type { CaseFile, Intended, World } from '../types.ts'
import { sayings } from './sayings.ts'

/**
 * What the clocks have to say at `world.now`, in its order. Of one clock the last thing only: after a time in which the server
 * was down a case that is long overdue is escalated, and nobody is reminded any more of a limit that is gone.
 */
export function duties(file: CaseFile, world: World): readonly Intended[] {
  const now = sayings(file, world.time)
    .filter(({ at }) => at <= world.now)
    .map(({ act }) => act)
  return now.filter(
    (act, index) =>
      !('clock' in act) || !now.slice(index + 1).some((later) => 'clock' in later && later.clock === act.clock),
  )
}
