import type { CaseStep } from '../../../../contract/staff/cases/case.ts'
import type { CaseEvent } from '../../../../contract/staff/cases/events.ts'

type UnitNames = ReadonlyMap<string, string>

/**
 * Events as the timeline shows them: field by field, so that nothing leaves that is not named here, least of all a ref. They are
 * numbered as this member sees them: a gap would tell of a hidden one.
 */
export const stepsOf = (events: readonly CaseEvent[], names: UnitNames): CaseStep[] =>
  events.map((event, index) => stepOf(event, index + 1, names))

function stepOf(event: CaseEvent, seq: number, names: UnitNames): CaseStep {
  const { at, who, party, act, byUnit, due } = event
  const text = textOf(event)
  const units = unitsOf(event)
  return {
    ...{ seq, at, who, party, act },
    ...(byUnit === undefined ? {} : { unit: names.get(byUnit) ?? byUnit }),
    ...(text === undefined ? {} : { text }),
    ...(units.length === 0 ? {} : { units: units.map((unit) => names.get(unit) ?? unit) }),
    ...(due === undefined ? {} : { due }),
    ...factsOf(event, names),
  }
}

const WRITTEN = ['reason', 'note', 'answer', 'publish', 'summary'] as const

const textOf = (event: CaseEvent): string | undefined =>
  WRITTEN.map((field) => (event as Partial<Record<(typeof WRITTEN)[number], string>>)[field]).find(
    (text) => text !== undefined,
  )

function unitsOf(event: CaseEvent): readonly string[] {
  switch (event.act) {
    case 'dispatch':
    case 'redirect':
      return [event.lead, ...event.assists]
    case 'confirm':
      return event.units
    case 'hand-over':
      return [event.unit, event.to]
    case 'open':
      return event.line === 'whistle' ? event.units : []
    default:
      return []
  }
}

function factsOf(event: CaseEvent, names: UnitNames): Partial<CaseStep> {
  switch (event.act) {
    case 'ask-extension':
      return { days: event.days }
    case 'remind':
      return { clock: event.clock }
    case 'escalate':
      return { clock: event.clock, step: event.step }
    case 'merge':
      return { other: event.into }
    case 'join':
      return 'from' in event ? { other: event.from } : {}
    case 'rate': {
      const { solved, grade, reasons } = event.rating
      return { solved, reasons, ...(grade === undefined ? {} : { grade }) }
    }
    case 'score':
      return { scores: event.scores.map(({ unit, score }) => ({ unit: names.get(unit) ?? unit, score })) }
    default:
      return {}
  }
}
