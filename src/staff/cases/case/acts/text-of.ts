import { CASE_TEXT } from '../../../../contract/staff/cases/acts.ts'
import type { StaffAct } from './staff-act.ts'
import { words } from './words.ts'

export interface TextField {
  readonly label: string
  readonly hint: string
  readonly most: number
  readonly rows: number
  readonly optional: boolean
  /** Common reasons, to be pressed. */
  readonly chips: readonly string[]
  /** Whether the operator's ready-made answers are offered. */
  readonly templates: boolean
}

const ANSWERS: readonly StaffAct[] = ['finish', 'refute', 'outside']
const NOTES: readonly StaffAct[] = ['progress', 'note', 'urge', 'dispatch']
const OPTIONAL: readonly StaffAct[] = ['urge', 'dispatch']

/** The one text an act takes. */
export function textOf(act: StaffAct): TextField {
  const kind = kindOf(act)
  const labels: Readonly<Record<string, string>> = words.label
  const hints: Readonly<Record<string, string>> = words.hint
  const reasons: Readonly<Record<string, readonly string[]>> = words.reasons
  return {
    label: labels[act] ?? labels[kind] ?? '',
    hint: hints[act] ?? hints[kind] ?? '',
    most: CASE_TEXT[kind],
    rows: kind === 'reason' ? 3 : 5,
    optional: OPTIONAL.includes(act),
    chips: reasons[act] ?? [],
    templates: kind === 'answer',
  }
}

function kindOf(act: StaffAct): 'answer' | 'note' | 'summary' | 'reason' {
  if (ANSWERS.includes(act)) return 'answer'
  if (NOTES.includes(act)) return 'note'
  return act === 'rewrite' || act === 'close' ? 'summary' : 'reason'
}
