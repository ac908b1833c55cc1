import { type CaseState, LINE_NAMES, type Line, STATE_NAMES } from '../../contract/staff/cases/states.ts'
import { categoryOf } from '../../contract/taxonomy/taxonomy.ts'
import { say } from '../app/language.ts'
import { clockOf, dayInWords } from './due.ts'
import { words } from './words.ts'

export const sayLine = (line: Line): string => say(LINE_NAMES[line])

export function sayState(line: Line, state: CaseState): string {
  const name = STATE_NAMES[line][state]
  return name ? say(name) : state
}

/** A town may call units about either kind of thing. */
export function sayCategory(line: Line, code: string): string {
  const found =
    line === 'burden' ? categoryOf('burden', code) : (categoryOf('grid', code) ?? categoryOf('burden', code))
  return found ? say(found.name) : code
}

export function sayMoment(instant: string): string {
  const at = new Date(instant)
  return words.moment(dayInWords(at, new Date()), clockOf(at))
}

export function sayDay(instant: string): string {
  const at = new Date(instant)
  return words.day(at.getFullYear(), at.getMonth() + 1, at.getDate())
}
