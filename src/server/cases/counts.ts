import { type CaseItem, HOUR_CLASSES } from '../../contract/staff/cases/figures.ts'
import { isDone, VOID_STATES } from '../../contract/staff/cases/states.ts'
import type { CaseDelta } from '../store/cases/types.ts'
import type { CaseFile, WorkingTime } from './types.ts'
import { leadOf } from './units-of.ts'

/** What is counted of a case: for one unit, or for none (empty) while none leads. */
export interface CaseCount {
  readonly unit: string
  readonly item: CaseItem | `hours:${number}`
  readonly n: number
}

const HOUR_MS = 3_600_000
const SATISFIED = ['very-satisfied', 'satisfied', 'fairly-satisfied']

/**
 * Everything a case counts as it stands (formulas: `docs/case-figures.md`, from `domain.md` g). A declined, merged or withdrawn
 * one counts in nothing, and neither does one that nobody has accepted. Dispatches count for the unit they went to, all else for
 * the unit that leads.
 */
export function countsOf(file: CaseFile): readonly CaseCount[] {
  if (file.accepted === undefined || (VOID_STATES as readonly string[]).includes(file.state)) return []
  const lead = leadOf(file)?.unit ?? ''
  const done = isDone(file.state)
  const own: readonly (readonly [CaseItem, number])[] = [
    ['accepted', 1],
    ['passed', file.passed ? 1 : 0],
    ['done', done ? 1 : 0],
    ['done-passed', done && file.passed ? 1 : 0],
    ['on-time', done && isInTime(file.closedAt, file.due) ? 1 : 0],
    ['extended', file.extensions > 0 ? 1 : 0],
    ['extensions', file.extensions],
    ['reopened', file.reopened],
    ['rated', file.ratings.length],
    ['solved', file.ratings.filter(({ solved }) => solved).length],
    ['graded', file.ratings.filter(({ grade }) => grade !== undefined).length],
    ['satisfied', file.ratings.filter(({ grade = '' }) => SATISFIED.includes(grade)).length],
  ]
  return [
    ...own.map(([item, n]) => ({ unit: lead, item, n })),
    ...file.dispatches.flatMap(({ unit, takeDue, taken, returned }): CaseCount[] => [
      { unit, item: 'dispatched', n: 1 },
      { unit, item: 'taken-in-time', n: isInTime(taken, takeDue) ? 1 : 0 },
      { unit, item: 'returned', n: returned ? 1 : 0 },
    ]),
    ...file.scores.flatMap(({ unit, score }): CaseCount[] => [
      { unit, item: 'scored', n: 1 },
      { unit, item: 'score-sum', n: score },
    ]),
    ...(done && file.closedAt !== undefined ? [hoursOf(lead, file.accepted, file.closedAt)] : []),
  ]
}

const isInTime = (at: string | undefined, limit: string | undefined): boolean =>
  at !== undefined && limit !== undefined && at <= limit

/** Handling time in clock hours, by the class it falls in. */
function hoursOf(unit: string, from: string, to: string): CaseCount {
  const hours = (Date.parse(to) - Date.parse(from)) / HOUR_MS
  const floor = HOUR_CLASSES.filter((each) => each <= hours).at(-1) ?? 0
  return { unit, item: `hours:${floor}`, n: 1 }
}

/**
 * What an act has changed in the figures: what the case counts now less what it counted before. So their sums are those of a
 * recount of all cases, in whatever order the acts came.
 */
export function deltasBetween(
  before: CaseFile | undefined,
  after: CaseFile,
  time: Pick<WorkingTime, 'dayOf'>,
): readonly CaseDelta[] {
  const sums = new Map<string, CaseDelta>()
  for (const { file, sign } of [
    { file: before, sign: -1 },
    { file: after, sign: 1 },
  ]) {
    if (file?.accepted === undefined) continue
    const { line, place, category } = file
    const day = time.dayOf(file.accepted)
    for (const { unit, item, n } of countsOf(file)) {
      const key = [day, place, category, unit, item].join(' ')
      sums.set(key, { day, place, line, category, unit, item, n: (sums.get(key)?.n ?? 0) + sign * n })
    }
  }
  return [...sums.values()].filter(({ n }) => n !== 0)
}
