/** What is wrong with a line, in the order in which it is looked for. */
export const LINE_FAULTS = ['header', 'empty', 'day', 'year', 'twice', 'kind', 'weekday', 'name'] as const
export type LineFault = (typeof LINE_FAULTS)[number]

export interface FaultyLine {
  /** From 1, as a spreadsheet counts. */
  readonly line: number
  readonly fault: LineFault
  readonly text: string
}

const HEADER = 'day,kind,name'
const LONGEST_NAME = 40

/**
 * Looks through a holiday table before it is sent, so that its faults are told at once and in the reader's language. The server
 * looks for itself.
 */
export function faultyLines(csv: string, year: string): FaultyLine[] {
  const lines = csv.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const first = lines[0]?.trim() ?? ''
  if (first !== HEADER) return [{ line: 1, fault: 'header', text: first }]
  const days = new Set<string>()
  const faults = lines.slice(1).flatMap((text, index): FaultyLine[] => {
    if (text.trim() === '') return []
    const fault = faultOf(text, year, days)
    return fault ? [{ line: index + 2, fault, text: text.trim() }] : []
  })
  return days.size === 0 && faults.length === 0 ? [{ line: 2, fault: 'empty', text: '' }] : faults
}

function faultOf(text: string, year: string, days: Set<string>): LineFault | undefined {
  const [day = '', kind = '', ...name] = text.split(',').map((part) => part.trim().replace(/^"(.*)"$/, '$1'))
  const date = new Date(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day))
    return 'day'
  if (!day.startsWith(year)) return 'year'
  if (days.has(day)) return 'twice'
  days.add(day)
  if (kind !== 'off' && kind !== 'work') return 'kind'
  // A weekday is worked anyway: who writes it has the wrong day.
  if (kind === 'work' && date.getUTCDay() % 6 !== 0) return 'weekday'
  return name.length !== 1 || (name[0] ?? '').length > LONGEST_NAME ? 'name' : undefined
}
