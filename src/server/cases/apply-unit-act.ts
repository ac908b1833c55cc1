import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import type { CaseFile, FileUnit } from './types.ts'
import { isWith } from './units-of.ts'
import { without } from './without.ts'

type UnitAct = Extract<CaseEvent, { act: 'take' | 'arrive' | 'return' | 'progress' | 'finish' | 'redo' | 'score' }>

/** What units do with a case, and what is done with their answers. */
export function applyUnitAct(file: CaseFile, event: UnitAct): CaseFile {
  switch (event.act) {
    case 'take':
    case 'arrive':
      return arrived(file, event)
    case 'return':
      return returned(file, event)
    case 'progress':
      return event.party === 'lead' ? { ...file, state: 'working' } : file
    case 'finish':
      return file.line === 'whistle' ? answered(file, event) : finished(file, event)
    case 'redo': {
      const again = { ...without(file, 'answer', 'finisher'), measures: [], photos: [] }
      const units = file.units.map((unit): FileUnit => (isWith(unit) ? { ...bare(unit), state: 'arrived' } : unit))
      const isAnswerOfUnits = file.state === 'finished' && units.some(isWith)
      return { ...again, units, state: isAnswerOfUnits ? 'working' : 'accepted' }
    }
    case 'score': {
      const scores = new Map(event.scores.map(({ unit, score }) => [unit, score]))
      const units = file.units.map((unit) => {
        const score = scores.get(unit.unit)
        return score === undefined ? unit : { ...unit, score }
      })
      return {
        ...file,
        units,
        scores: [...file.scores, ...event.scores],
        state: 'closed',
        closings: file.closings + 1,
        closedAt: event.at,
      }
    }
  }
}

function arrived(file: CaseFile, event: CaseEvent): CaseFile {
  const { byUnit, at } = event
  const units = file.units.map((unit): FileUnit => (unit.unit === byUnit ? { ...unit, state: 'arrived' } : unit))
  const isOwn = event.act === 'take' || file.line === 'whistle'
  if (!isOwn) return { ...file, units }
  const begun = { ...file, units, dispatches: takenOn(file, byUnit, at) }
  const allThere = !units.some(({ state, part }) => state === 'called' && (part === 'lead' || file.line === 'whistle'))
  return {
    ...(allThere ? without(begun, 'takeDue') : begun),
    state: file.state === 'working' ? 'working' : 'taken',
    said: allThere ? file.said.filter(({ clock }) => clock !== 'take') : file.said,
  }
}

/** The last dispatch to a unit is the one it takes on. */
function takenOn({ dispatches }: CaseFile, unit: string | undefined, at: string): CaseFile['dispatches'] {
  const last = dispatches.map((dispatched) => dispatched.unit as string | undefined).lastIndexOf(unit)
  return dispatches.map((dispatched, index) => (index === last ? { ...dispatched, taken: at } : dispatched))
}

function returned(file: CaseFile, event: CaseEvent): CaseFile {
  const { byUnit } = event
  const last = file.dispatches.map(({ unit }) => unit as string | undefined).lastIndexOf(byUnit)
  const dispatches = file.dispatches.map((one, index) => (index === last ? { ...one, returned: true as const } : one))
  const units = file.units.map((unit): FileUnit => (unit.unit === byUnit ? { ...unit, state: 'returned' } : unit))
  if (file.line !== 'whistle') {
    if (event.party !== 'lead') return { ...file, units }
    return { ...without(file, 'takeDue', 'extension'), dispatches, units: [], state: 'accepted', said: untold(file) }
  }
  const left = units.filter(isWith)
  if (left.length === 0)
    return { ...without(file, 'takeDue', 'extension'), dispatches, units: [], state: 'accepted', said: untold(file) }
  const [first] = left
  const led = units.map((unit): FileUnit => ({ ...unit, part: unit.unit === first?.unit ? 'lead' : 'assist' }))
  const waits = left.some(({ state }) => state === 'called')
  const remaining = waits ? file : without(file, 'takeDue')
  return {
    ...remaining,
    dispatches,
    units: left.some(({ part }) => part === 'lead') ? units : led,
    state: left.every(({ state }) => state === 'answered') ? 'finished' : file.state,
  }
}

const untold = ({ said }: CaseFile) => said.filter(({ clock }) => clock !== 'take')

type Finishing = Extract<CaseEvent, { act: 'finish' }>

const finished = (file: CaseFile, { answer, measures = [], photos = [], who, byUnit }: Finishing): CaseFile => ({
  ...without(file, 'extension'),
  units: file.units.map((unit): FileUnit => (unit.unit === byUnit ? { ...unit, state: 'answered' } : unit)),
  state: 'finished',
  answer,
  measures,
  photos,
  finisher: who,
})

/** Of a whistle each unit answers for itself; the last answer finishes it. */
function answered(file: CaseFile, { answer, measures = [], photos = [], byUnit }: Finishing): CaseFile {
  const units = file.units.map(
    (unit): FileUnit => (unit.unit === byUnit ? { ...unit, state: 'answered', answer } : unit),
  )
  const isLast = units.every((unit) => !isWith(unit) || unit.state === 'answered')
  return {
    ...(isLast ? without(file, 'extension') : file),
    units,
    state: isLast ? 'finished' : 'working',
    answer: units.flatMap((unit) => unit.answer ?? []).join('\n'),
    measures: [...file.measures, ...measures],
    photos: [...file.photos, ...photos],
  }
}

const bare = ({ unit, part, state }: FileUnit): FileUnit => ({ unit, part, state })
