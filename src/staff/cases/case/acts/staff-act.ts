import type { STAFF_CASE_ACTS } from '../../../../contract/staff/cases/acts.ts'
import type { CaseView } from '../../../../contract/staff/cases/case.ts'
import { words as caseWords } from '../../words.ts'
import { words } from './words.ts'

export type StaffAct = keyof typeof STAFF_CASE_ACTS

/** What a button for the act says. */
export function sayAct(act: StaffAct, { line }: Pick<CaseView, 'line'>): string {
  const matter: Partial<Record<StaffAct, string>> = line === 'burden' ? caseWords.burdenActs : {}
  return matter[act] ?? caseWords.acts[act]
}

/** What the button of the act's panel says: what pressing it does. */
export function saySend(act: StaffAct, view: Pick<CaseView, 'line'>): string {
  const own: Partial<Record<StaffAct, string>> = words.send
  return own[act] ?? sayAct(act, view)
}

/** What somebody most often came for comes first. Never one that ends a case without an answer. */
const LIKELY = [
  'take',
  'arrive',
  'accept',
  'grant-extension',
  'close',
  'score',
  'confirm',
  'dispatch',
  'finish',
  'resume',
  'progress',
  'urge',
  'supervise',
  'note',
] as const satisfies readonly StaffAct[]

/** The rest, in the order in which they are met. */
const OTHERS = [
  'redirect',
  'return',
  'ask-extension',
  'refuse-extension',
  'redo',
  'join',
  'rewrite',
  'merge',
  'refute',
  'outside',
  'shelve',
  'reopen',
  'decline',
  'withdraw',
] as const satisfies readonly StaffAct[]

/** The acts a member may do now: the likely one for the large button, and the others. */
export function actsOf({ acts, confirmed }: Pick<CaseView, 'acts' | 'confirmed'>): {
  readonly main?: StaffAct
  readonly others: readonly StaffAct[]
} {
  const mays = [...LIKELY, ...OTHERS].filter((act) => acts.includes(act))
  const main = LIKELY.find((act) => acts.includes(act) && !(act === 'confirm' && confirmed))
  return { ...(main && { main }), others: mays.filter((act) => act !== main) }
}

/** Acts without a word to add: done by the button itself. */
const AT_ONCE: readonly StaffAct[] = ['accept', 'take', 'arrive', 'grant-extension', 'resume']
export const isAtOnce = (act: StaffAct): boolean => AT_ONCE.includes(act)
