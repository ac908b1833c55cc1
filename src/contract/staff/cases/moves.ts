import type { CaseState, Line } from './states.ts'

/**
 * Who acts. `desk`: a dispatcher whose scope holds the case's place (of a burden case: county or wider). `reviewer`, `supervisor`:
 * likewise. `lead`, `assist`: a handler of the leading or an assisting unit. `reporter`: the holder of a receipt code. `server`:
 * clocks, joins, and units that cease.
 */
export const PARTIES = ['desk', 'reviewer', 'supervisor', 'lead', 'assist', 'reporter', 'server'] as const
export type Party = (typeof PARTIES)[number]

/** Everything that can happen to a case. Names are never changed: stored events carry them. */
export const CASE_ACTS = [
  'open',
  'accept',
  'decline',
  'dispatch',
  'redirect',
  'take',
  'arrive',
  'return',
  'progress',
  'note',
  'ask-extension',
  'grant-extension',
  'refuse-extension',
  'urge',
  'supervise',
  'shelve',
  'resume',
  'finish',
  'redo',
  'close',
  'score',
  'merge',
  'join',
  'leave',
  'rewrite',
  'confirm',
  'refute',
  'outside',
  'rate',
  'reopen',
  'withdraw',
  'remind',
  'escalate',
  'limit',
  'publish',
  'hand-over',
  'archive',
] as const
export type CaseActName = (typeof CASE_ACTS)[number]

export interface Move {
  readonly act: CaseActName
  readonly lines: readonly Line[]
  readonly by: readonly Party[]
  /** Empty: the case begins with it. */
  readonly from: readonly CaseState[]
  /** `same`: stays where it is. Several: which one follows from the case (`server/cases/decide`). */
  readonly to: readonly CaseState[] | 'same'
}

const OFFICIAL: readonly Line[] = ['grid', 'burden']
const ALL: readonly Line[] = ['grid', 'burden', 'whistle']
const WITH_UNIT: readonly CaseState[] = ['dispatched', 'taken', 'working']
const BEFORE_ANSWER: readonly CaseState[] = ['accepted', 'dispatched', 'taken', 'working']
const UNDER_WAY: readonly CaseState[] = [...BEFORE_ANSWER, 'finished', 'shelved']
const ENDED: readonly CaseState[] = ['closed', 'rated', 'archived']

/**
 * The one table of allowed moves. What is not in it is refused, whoever asks: the server decides by it, the staff's pages offer
 * by it, and a test tries every act from every state as every party.
 *
 * Beyond the table (`server/cases/decide`): the closer is not the one who finished; of a burden case only allowed units are
 * dispatched to, and only after it was confirmed; one extension waits at a time; a reporter reopens once.
 */
export const MOVES: readonly Move[] = [
  { act: 'open', lines: ['grid'], by: ['server'], from: [], to: ['submitted'] },
  { act: 'open', lines: ['burden'], by: ['reviewer'], from: [], to: ['accepted'] },
  { act: 'open', lines: ['whistle'], by: ['desk'], from: [], to: ['dispatched'] },

  { act: 'accept', lines: ['grid'], by: ['desk'], from: ['submitted'], to: ['accepted'] },
  { act: 'decline', lines: ['grid'], by: ['desk'], from: ['submitted', 'accepted'], to: ['declined'] },
  { act: 'merge', lines: ['grid'], by: ['desk'], from: ['submitted', 'accepted'], to: ['merged'] },

  { act: 'join', lines: ['grid'], by: ['server'], from: ['submitted', ...UNDER_WAY], to: 'same' },
  { act: 'join', lines: ['burden'], by: ['reviewer'], from: UNDER_WAY, to: 'same' },
  { act: 'rewrite', lines: ['burden'], by: ['reviewer'], from: ['accepted'], to: 'same' },
  { act: 'confirm', lines: ['burden'], by: ['reviewer'], from: ['accepted'], to: 'same' },
  { act: 'refute', lines: ['burden'], by: ['reviewer'], from: ['accepted'], to: ['refuted'] },
  { act: 'outside', lines: ['burden'], by: ['reviewer'], from: ['accepted'], to: ['outside'] },

  { act: 'dispatch', lines: ['grid', 'whistle'], by: ['desk'], from: ['accepted'], to: ['dispatched'] },
  { act: 'dispatch', lines: ['burden'], by: ['desk', 'reviewer'], from: ['accepted'], to: ['dispatched'] },
  { act: 'redirect', lines: ['grid', 'whistle'], by: ['desk'], from: WITH_UNIT, to: ['dispatched'] },
  { act: 'redirect', lines: ['burden'], by: ['desk', 'reviewer'], from: WITH_UNIT, to: ['dispatched'] },

  { act: 'take', lines: OFFICIAL, by: ['lead'], from: ['dispatched'], to: ['taken'] },
  { act: 'arrive', lines: OFFICIAL, by: ['assist'], from: WITH_UNIT, to: 'same' },
  { act: 'arrive', lines: ['whistle'], by: ['lead', 'assist'], from: WITH_UNIT, to: ['taken', 'working'] },
  { act: 'return', lines: OFFICIAL, by: ['lead'], from: WITH_UNIT, to: ['accepted'] },
  { act: 'return', lines: OFFICIAL, by: ['assist'], from: WITH_UNIT, to: 'same' },
  {
    act: 'return',
    lines: ['whistle'],
    by: ['lead', 'assist'],
    from: WITH_UNIT,
    to: ['accepted', 'dispatched', 'taken', 'working', 'finished'],
  },
  { act: 'progress', lines: ALL, by: ['lead'], from: ['taken', 'working'], to: ['working'] },
  { act: 'progress', lines: ALL, by: ['assist'], from: ['taken', 'working'], to: 'same' },
  { act: 'note', lines: ALL, by: ['desk', 'supervisor'], from: ['submitted', ...UNDER_WAY], to: 'same' },
  { act: 'note', lines: ['burden'], by: ['reviewer'], from: UNDER_WAY, to: 'same' },

  { act: 'ask-extension', lines: ALL, by: ['lead'], from: ['taken', 'working'], to: 'same' },
  { act: 'grant-extension', lines: ALL, by: ['desk'], from: ['taken', 'working'], to: 'same' },
  { act: 'grant-extension', lines: ['burden'], by: ['reviewer'], from: ['taken', 'working'], to: 'same' },
  { act: 'refuse-extension', lines: ALL, by: ['desk'], from: ['taken', 'working'], to: 'same' },
  { act: 'refuse-extension', lines: ['burden'], by: ['reviewer'], from: ['taken', 'working'], to: 'same' },
  { act: 'urge', lines: ALL, by: ['desk', 'supervisor'], from: WITH_UNIT, to: 'same' },
  { act: 'urge', lines: ['burden'], by: ['reviewer'], from: WITH_UNIT, to: 'same' },
  { act: 'supervise', lines: ALL, by: ['supervisor'], from: ['submitted', ...UNDER_WAY], to: 'same' },
  { act: 'shelve', lines: ALL, by: ['desk'], from: BEFORE_ANSWER, to: ['shelved'] },
  { act: 'shelve', lines: ['burden'], by: ['reviewer'], from: BEFORE_ANSWER, to: ['shelved'] },
  { act: 'resume', lines: ALL, by: ['desk'], from: ['shelved'], to: ['accepted'] },
  { act: 'resume', lines: ['burden'], by: ['reviewer'], from: ['shelved'], to: ['accepted'] },

  { act: 'finish', lines: OFFICIAL, by: ['lead'], from: ['taken', 'working'], to: ['finished'] },
  { act: 'finish', lines: ['grid'], by: ['desk'], from: ['accepted'], to: ['finished'] },
  {
    act: 'finish',
    lines: ['whistle'],
    by: ['lead', 'assist'],
    from: ['taken', 'working'],
    to: ['working', 'finished'],
  },
  { act: 'redo', lines: ALL, by: ['desk'], from: ['finished'], to: ['accepted', 'working'] },
  {
    act: 'redo',
    lines: ['burden'],
    by: ['reviewer'],
    from: ['finished', 'refuted', 'outside'],
    to: ['accepted', 'working'],
  },
  { act: 'close', lines: ['grid'], by: ['desk'], from: ['finished'], to: ['closed'] },
  {
    act: 'close',
    lines: ['burden'],
    by: ['desk', 'reviewer'],
    from: ['finished', 'refuted', 'outside'],
    to: ['closed'],
  },
  { act: 'score', lines: ['whistle'], by: ['desk'], from: ['finished'], to: ['closed'] },

  { act: 'rate', lines: OFFICIAL, by: ['reporter'], from: ['closed', 'rated'], to: ['rated'] },
  { act: 'rate', lines: OFFICIAL, by: ['reporter'], from: ['archived'], to: 'same' },
  { act: 'reopen', lines: OFFICIAL, by: ['reporter'], from: ENDED, to: ['accepted', 'dispatched'] },
  { act: 'reopen', lines: ALL, by: ['desk'], from: ENDED, to: ['accepted', 'dispatched'] },
  { act: 'withdraw', lines: ['grid'], by: ['reporter'], from: ['submitted', ...UNDER_WAY], to: ['withdrawn'] },
  { act: 'withdraw', lines: ['whistle'], by: ['desk'], from: UNDER_WAY, to: ['withdrawn'] },
  {
    act: 'leave',
    lines: OFFICIAL,
    by: ['reporter'],
    from: ['submitted', ...UNDER_WAY, 'refuted', 'outside', ...ENDED],
    to: 'same',
  },

  { act: 'remind', lines: ALL, by: ['server'], from: ['submitted', ...UNDER_WAY], to: 'same' },
  { act: 'escalate', lines: ALL, by: ['server'], from: ['submitted', ...UNDER_WAY], to: 'same' },
  { act: 'limit', lines: ALL, by: ['server'], from: [...UNDER_WAY, 'refuted', 'outside', ...ENDED], to: 'same' },
  { act: 'publish', lines: ['burden'], by: ['server'], from: ENDED, to: 'same' },
  { act: 'hand-over', lines: OFFICIAL, by: ['server'], from: WITH_UNIT, to: WITH_UNIT },
  { act: 'hand-over', lines: ['burden'], by: ['server'], from: ['accepted', 'shelved'], to: 'same' },
  { act: 'hand-over', lines: ['whistle'], by: ['server'], from: WITH_UNIT, to: 'same' },
  { act: 'hand-over', lines: ALL, by: ['server'], from: ['finished'], to: 'same' },
  { act: 'archive', lines: ALL, by: ['server'], from: ['closed', 'rated'], to: ['archived'] },
  // Nothing but contact and address goes.
  { act: 'archive', lines: ['grid'], by: ['server'], from: ['declined'], to: 'same' },
]

/** The moves open to somebody: what the staff's pages offer. */
export const movesFrom = (line: Line, state: CaseState, parties: readonly Party[]): readonly Move[] =>
  MOVES.filter(
    ({ lines, from, by }) =>
      lines.includes(line) && from.includes(state) && by.some((party) => parties.includes(party)),
  )

/** The row of the table an act stands in, if any. */
export const moveOf = (line: Line, state: CaseState | undefined, party: Party, act: CaseActName): Move | undefined =>
  MOVES.find(
    (move) =>
      move.act === act &&
      move.lines.includes(line) &&
      move.by.includes(party) &&
      (state === undefined ? move.from.length === 0 : move.from.includes(state)),
  )
