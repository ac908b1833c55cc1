import type { CaseStep } from '../../../contract/staff/cases/case.ts'
import type { Line } from '../../../contract/staff/cases/states.ts'
import { words as shared } from '../words.ts'
import { words } from './words.ts'
import type { Facts } from './words.zh.ts'

type Did = (facts: Facts) => string

/** Who did something, with the unit; server and reporter have no names. */
export function sayWho(step: CaseStep): string {
  if (step.party === 'server') return words.steps.server
  if (step.party === 'reporter') return words.steps.reporter
  return words.steps.by(step.who, step.unit ?? '')
}

/** What was done, in one plain sentence: 李四（住建局）接了单. */
export function sayStep(step: CaseStep, line: Line): string {
  const own: Partial<Record<CaseStep['act'], Did>> = words.steps.didOf[line]
  const did: Did = own[step.act] ?? words.steps.did[step.act]
  const facts = {
    units: (step.units ?? []).join(shared.comma),
    days: step.days ?? 0,
    clock: words.steps.clocks[step.clock ?? 'none'],
  }
  return words.steps.said(sayWho(step), did(facts))
}

/** What more is known of a step, each for a line of its own. */
export function factsOf(step: CaseStep, sayMoment: (instant: string) => string): string[] {
  const { steps } = words
  const { grades, reasons } = shared.labels
  return [
    step.due ? steps.due(sayMoment(step.due)) : '',
    step.solved === undefined ? '' : steps.solved[step.solved ? 'yes' : 'no'],
    step.grade ? grades[step.grade] : '',
    (step.reasons ?? []).map((reason) => reasons[reason]).join(shared.comma),
    ...(step.scores ?? []).map(({ unit, score }) => `${unit}${shared.colon}${words.score(score)}`),
  ].filter(Boolean)
}

export interface Day {
  readonly day: string
  readonly steps: readonly CaseStep[]
}

/** Newest first, cut where the day changes. */
export function byDay(steps: readonly CaseStep[], dayOf: (instant: string) => string): Day[] {
  const days: { day: string; steps: CaseStep[] }[] = []
  for (const step of [...steps].sort((one, other) => other.seq - one.seq)) {
    const day = dayOf(step.at)
    const last = days.at(-1)
    if (last?.day === day) last.steps.push(step)
    else days.push({ day, steps: [step] })
  }
  return days
}
