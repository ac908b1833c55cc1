import type { Rating } from '../../follow-up.ts'
import type { CaseAct, NewMatter, NewWhistle } from './acts.ts'
import type { Party } from './moves.ts'

/** Fields of an act as its event keeps them. */
type Kept<Act> = Act extends CaseAct ? Omit<Act, 'version'> : never

/** Which clock a reminder or an escalation is about: taking it on (24 h), or the whole limit. */
export const CASE_CLOCKS = ['take', 'done'] as const
export type CaseClock = (typeof CASE_CLOCKS)[number]

/** What no member of staff does by an act of one's own. Instants (`due`, `takeDue`) are ISO. */
export type OwnDetail =
  | {
      readonly act: 'open'
      readonly line: 'grid'
      readonly place: string
      readonly category: string
      readonly report: string
    }
  | ({ readonly act: 'open' } & NewMatter)
  | ({ readonly act: 'open' } & NewWhistle)
  /** Grid: a duplicate's reports came over from `from`. */
  | { readonly act: 'join'; readonly from: string; readonly reports: readonly string[] }
  /** One of several reporters has withdrawn the own report. */
  | { readonly act: 'leave'; readonly report: string }
  | { readonly act: 'rate'; readonly rating: Rating; readonly report: string; readonly closing: number }
  /** `report`: whose rating asked for it. */
  | { readonly act: 'reopen'; readonly report: string }
  | { readonly act: 'withdraw'; readonly report: string }
  | { readonly act: 'remind'; readonly clock: CaseClock }
  /** 1: at the limit, to the desk. 2: a day later, to the supervisors. */
  | { readonly act: 'escalate'; readonly clock: CaseClock; readonly step: 1 | 2 }
  /** The limit has passed, done or not: from now on the case counts in the denominator of the done rate. */
  | { readonly act: 'limit' }
  /** Stands on the public board: at this place, in this month. */
  | { readonly act: 'publish'; readonly place: string; readonly month: string }
  | { readonly act: 'hand-over'; readonly unit: string; readonly to: string }
  | { readonly act: 'archive' }

export type EventDetail = Kept<CaseAct> | OwnDetail

/**
 * Something that has happened to a case; appended, never changed. What the clocks made of the calendar on that day stands in
 * it, so that a holiday table imported later moves no limit of the past.
 */
export type CaseEvent = EventDetail & {
  readonly seq: number
  /** ISO instant. Of what a reporter did: midnight of the day, of burdens that of the release that brought it. */
  readonly at: string
  /** Name of the account; `(jianfu)` for the server, `(reporter)` for the holder of a receipt code. */
  readonly who: string
  readonly party: Party
  /** Unit of the actor, or on whose behalf the server acts. */
  readonly byUnit?: string
  /** Set by events that start or move a clock. */
  readonly due?: string
  readonly takeDue?: string
  /** Of a reopening: units it was with that have ceased since, and are not called again. */
  readonly ceased?: readonly string[]
}

export const SERVER_NAME = '(jianfu)'
export const REPORTER_NAME = '(reporter)'
