import type { ReportStatus } from '../../contract/status.ts'
import type { PublicCase } from '../store/follow-ups/types.ts'
import type { Clock } from './clock.ts'

type Told = Omit<ReportStatus, 'day' | 'receipt' | 'replies'>

/**
 * What a reporter is told. The first step is the receipt's, whatever has become of the report.
 *
 * @param told undefined while it waits for the release
 * @param gone withdrawn before its release
 * @param day of the receipt
 */
export function statusOf(told: PublicCase | undefined, gone: boolean, day: string, clock: Clock): Told {
  const received = { state: 'received', day } as const
  if (gone || told?.withdrawn) return { state: 'done', steps: [received], withdrawn: true }
  if (!told) return { state: 'received', steps: [received] }
  const { state, unitName, due } = told
  // Who joins a case later is told where it stands, not what others saw of it before.
  const own = told.steps.filter((step) => step.day >= day)
  const steps = own.map((step) => ({ state: step.state, day: step.day, ...(step.what && { what: step.what }) }))
  if (steps.length === 0 && state !== 'received') steps.push({ state, day })
  return {
    state,
    steps: [received, ...steps],
    ...(state === 'working' && unitName !== null ? { unit: unitName } : {}),
    ...(state === 'working' && due !== null ? { due: lastDay(due, clock) } : {}),
    ...(state === 'done' ? resultOf(told, day) : {}),
  }
}

/** A limit in days ends at the midnight after its last day. */
const lastDay = (due: string, clock: Clock): string => clock.dayOf(new Date(Date.parse(due) - 1).toISOString())

/** While something is under way again, the last result no longer holds. */
function resultOf({ answer, photos, steps, closings, rated, reopened }: PublicCase, day: string): Partial<Told> {
  const answered = steps.filter(({ state }) => state === 'done').at(-1)?.day ?? day
  return {
    ...(answer === null ? {} : { answer: { day: answered, text: answer, photos: [...photos] } }),
    ...(closings === 0 ? {} : { rating: rated ? ('given' as const) : ('open' as const), reopens: !reopened }),
  }
}
