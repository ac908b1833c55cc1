import type { CaseSummary, CaseView } from '../../../../contract/staff/cases/case.ts'
import type { StaffAct } from './staff-act.ts'

export interface MeasureDraft {
  what: string
  unit: string
  before: number | ''
  after: number | ''
}

export interface DraftPhoto {
  readonly number: number
  /** Address of what was drawn in this page, for the small picture. */
  readonly address: string
}

/** What somebody has filled in for one act. It outlives the panel: nothing typed is lost by a look at the case, or by a conflict. */
export interface Draft {
  /** Reason, note, answer, summary: whatever words the act wants. */
  text: string
  lead: string
  assists: string[]
  days: number
  measures: MeasureDraft[]
  photos: DraftPhoto[]
  /** Whether it goes on the public board. */
  publish: boolean
  area: string
  units: string[]
  scores: Record<string, number | ''>
  into: CaseSummary | undefined
}

/** How an act begins: with the units the table suggests, the words that are there already. */
export function newDraft(act: StaffAct, view: CaseView): Draft {
  const suggested = act === 'dispatch' ? view.suggestion : undefined
  return {
    text: act === 'rewrite' ? view.summary : '',
    lead: suggested?.lead ?? '',
    assists: [...(suggested?.assists ?? [])],
    days: 1,
    measures: [],
    photos: [],
    publish: false,
    area: view.place,
    units: (view.allowed ?? []).map(({ unit }) => unit),
    scores: {},
    into: undefined,
  }
}

export const newMeasure = (): MeasureDraft => ({ what: '', unit: '', before: '', after: '' })
