import type { CaseClock } from '../../../contract/staff/cases/events.ts'
import { isOpen } from '../../../contract/staff/cases/states.ts'
import type { CaseFile } from '../types.ts'

export interface RunningClock {
  readonly clock: CaseClock
  /** ISO instant at which it has run out. */
  readonly limit: string
}

/** Clocks that run for somebody to act. A shelved case (挂账) waits: its limit passes, but nobody is late. */
export function runningClocks({ state, takeDue, due }: CaseFile): readonly RunningClock[] {
  if (!isOpen(state) || state === 'shelved') return []
  const clocks: RunningClock[] = []
  if (takeDue !== undefined) clocks.push({ clock: 'take', limit: takeDue })
  if (due !== undefined) clocks.push({ clock: 'done', limit: due })
  return clocks
}

/** The earliest limit of the clocks that run, by which queues are sorted; null when none runs. */
export const nextDeadline = (file: CaseFile): string | null =>
  runningClocks(file)
    .map(({ limit }) => limit)
    .sort()[0] ?? null

/** Whether a limit has passed and the case still waits. At its limit itself a case is late. */
export function isOverdue(file: CaseFile, now: string): boolean {
  const next = nextDeadline(file)
  return next !== null && next <= now
}
