import type { SealedContent } from '../../../contract/sealed-content.ts'
import type { StaffReport } from '../../../contract/staff/reports.ts'
import { say } from '../../app/language.ts'
import { numberRows } from '../reader/numbers.ts'
import { sayCategory, sayClass, sayIssuer, saySubtypes, sayWeek } from '../say-report.ts'

/** A report beside another one, with as much of it as could be opened. */
export interface Side {
  readonly report: StaffReport
  readonly content?: SealedContent | undefined
}

export interface ComparedRow {
  readonly name: 'category' | 'subtypes' | 'issuer' | 'place' | 'week' | 'numbers'
  readonly these: readonly Entry[]
  readonly those: readonly Entry[]
}

/** `same`: the other report says it too. */
export interface Entry {
  readonly text: string
  readonly same: boolean
}

const QUESTIONS: readonly { name: ComparedRow['name']; answers: (side: Side) => readonly string[] }[] = [
  { name: 'category', answers: ({ report }) => [sayCategory(report)] },
  { name: 'subtypes', answers: ({ report }) => saySubtypes(report) },
  { name: 'issuer', answers: ({ report, content }) => [sayIssuer(report), content?.issuer ?? ''].filter(Boolean) },
  { name: 'place', answers: ({ report }) => [report.placeName] },
  { name: 'week', answers: ({ report }) => [sayWeek(report.week)] },
  { name: 'numbers', answers: numbers },
]

function numbers({ report, content }: Side): string[] {
  return numberRows(report, content?.quantities).map(({ quantity, floor = 0, exact }) => {
    const value = exact === undefined ? sayClass(floor) : String(exact)
    return `${say(quantity.name)} ${value} ${say(quantity.unit)}`
  })
}

/** What two reports say, question by question; where both say nothing there is no row. */
export function compare(one: Side, other: Side): ComparedRow[] {
  return QUESTIONS.flatMap(({ name, answers }) => {
    const [these, those] = [answers(one), answers(other)]
    if (these.length + those.length === 0) return []
    return [{ name, these: marked(these, those), those: marked(those, these) }]
  })
}

const marked = (texts: readonly string[], others: readonly string[]): Entry[] =>
  texts.map((text) => ({ text, same: others.includes(text) }))
