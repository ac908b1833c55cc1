import type { Rating } from '../../contract/follow-up.ts'
import { REPORTER_NAME } from '../../contract/staff/cases/events.ts'
import { isOpen } from '../../contract/staff/cases/states.ts'
import type { NewRating } from '../store/cases/types.ts'
import type { Store } from '../store/types.ts'
import type { CaseDesk } from './desk.ts'
import type { Actor, Intended } from './types.ts'

const REPORTER: Actor = { name: REPORTER_NAME, party: 'reporter' }

export interface GivenToCase extends NewRating {
  readonly caseId: string
  readonly rating: Rating
}

/** Whether somebody wants the case opened again. */
export const wishesMore = ({ solved, reopen }: Rating): boolean => reopen === true && !solved

/**
 * Rates a closing.
 *
 * @param settled held follow-ups that are done with
 * @returns false when there is nothing (any more) to rate
 */
export const rate = (
  desk: Pick<CaseDesk, 'act'>,
  given: GivenToCase,
  settled: readonly Uint8Array[] = [],
): Promise<boolean> => act(desk, given, [rateAct(given)], settled)

/**
 * Rates a closing; "not solved" with the wish to reopen reopens with it, or not at all: a crash leaves no wish unheard. Where a
 * reporter has reopened the case before, the rating alone counts.
 */
export async function rateAndReopen(desk: Pick<CaseDesk, 'act'>, given: GivenToCase): Promise<boolean> {
  const both = [rateAct(given), { act: 'reopen', report: given.ref }] as const
  return (wishesMore(given.rating) && (await act(desk, given, both, []))) || rate(desk, given)
}

/** Reopens a case for a rating that is there. @returns false when it is open, or a reporter has reopened it before */
export async function reopen(
  desk: Pick<CaseDesk, 'act'>,
  caseId: string,
  report: string,
  settled: readonly Uint8Array[],
): Promise<boolean> {
  const { name } = await desk.act(caseId, undefined, { act: 'reopen', report }, REPORTER, { settled })
  return name === 'done'
}

const rateAct = ({ rating, ref: report, closing }: GivenToCase) => ({ act: 'rate', rating, report, closing }) as const

async function act(
  desk: Pick<CaseDesk, 'act'>,
  { caseId, rating, ...given }: GivenToCase,
  acts: readonly Intended[],
  settled: readonly Uint8Array[],
): Promise<boolean> {
  const { name } = await desk.act(caseId, undefined, acts, REPORTER, { rating: given, settled })
  return name === 'done'
}

/** A case can take a report in, or lose one, each time we have looked. */
const TRIES = 20

/**
 * Takes a report back: its content goes. A work order of one report ends with it; where others have reported the same, and of a
 * burden case always, the case goes on without it.
 *
 * @returns 'late' for a work order that has ended, 'gone' when there is nothing (any more) to withdraw
 */
export async function withdraw(
  { followUps }: Pick<Store, 'followUps'>,
  desk: Pick<CaseDesk, 'act' | 'read'>,
  statusMac: Uint8Array,
  settled: readonly Uint8Array[] = [],
): Promise<'done' | 'late' | 'gone'> {
  for (let tries = 0; tries < TRIES; tries++) {
    const report = await followUps.find(statusMac)
    if (!report || report.withdrawn) return 'gone'
    const { ref, kind, caseId } = report
    const opened = caseId === null ? undefined : await desk.read(caseId)
    if (!opened || caseId === null) {
      if (await followUps.erase(ref, settled)) return 'done'
      continue
    }
    if (kind === 'grid' && !isOpen(opened.file.state)) return 'late'
    const isAll = kind === 'grid' && opened.file.reports.length === 1
    const { name } = isAll
      ? await desk.act(caseId, undefined, { act: 'withdraw', report: ref }, REPORTER, { erased: [ref], settled })
      : await desk.act(caseId, undefined, { act: 'leave', report: ref }, REPORTER, {
          left: [ref],
          erased: [ref],
          settled,
        })
    if (name === 'done') return 'done'
  }
  throw new Error('a report changes its case faster than it can be withdrawn')
}
