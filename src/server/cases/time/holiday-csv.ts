import { parse } from 'csv-parse/sync'
import type { Holiday } from '../../../contract/staff/cases/settings.ts'
import { isWeekend } from './weekend.ts'

const COLUMNS = ['day', 'kind', 'name'] as const
const LONGEST_NAME = 40
const MOST_FAULTS = 20

export type HolidayCsvOutcome =
  /** All of one year, in the order of their days. */
  | { readonly name: 'days'; readonly year: string; readonly days: readonly Holiday[] }
  /** Each names the line and what is wrong with it. Nothing may be imported. */
  | { readonly name: 'faults'; readonly faults: readonly string[] }

interface Line {
  readonly record: Readonly<Record<(typeof COLUMNS)[number], string>>
  readonly info: { readonly lines: number }
}

/**
 * Reads the holidays of one year: `day,kind,name`, where kind is `off` (free) or `work` (a weekend day worked instead). UTF-8,
 * with or without BOM, LF or CRLF.
 *
 * @param text the file, decoded
 * @param year the only year that may be in it; left out, the year of its first day
 */
export function readHolidayCsv(text: string, year?: string): HolidayCsvOutcome {
  const content = text.replace(/^\ufeff/, '')
  const header = content.split(/\r?\n/, 1)[0]?.trim() ?? ''
  if (header !== COLUMNS.join(','))
    return faults([`Line 1: the header must be "${COLUMNS.join(',')}", but is "${header.slice(0, 80)}".`])
  let lines: Line[]
  try {
    lines = parse(content, {
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as Line[]
  } catch (error) {
    const { message, lines: line } = error as Error & { lines?: number }
    return faults([`Line ${line ?? '?'}: ${message}.`])
  }
  const [first] = lines
  if (!first) return faults(['The file has a header, but no days.'])
  const only = year ?? first.record.day.slice(0, 4)
  const found = lineFaults(lines, only)
  if (found.length > 0) return faults(found)
  const days = lines.map(({ record: { day, kind, name } }) => ({ day, kind: kind as Holiday['kind'], name }))
  return { name: 'days', year: only, days: days.sort((one, other) => (one.day < other.day ? -1 : 1)) }
}

const faults = (found: readonly string[]): HolidayCsvOutcome => ({
  name: 'faults',
  faults:
    found.length > MOST_FAULTS ? [...found.slice(0, MOST_FAULTS), `… and ${found.length - MOST_FAULTS} more.`] : found,
})

function lineFaults(lines: readonly Line[], year: string): string[] {
  const seen = new Map<string, number>()
  return lines.flatMap(({ record: { day, kind, name }, info }) => {
    const at = `Line ${info.lines}:`
    const before = seen.get(day)
    seen.set(day, before ?? info.lines)
    if (!isDay(day)) return [`${at} "${day}" is no day of the calendar; write it like 2026-02-17.`]
    if (!day.startsWith(year)) return [`${at} ${day} is not in ${year}; a file holds one year.`]
    if (before !== undefined) return [`${at} ${day} stands in line ${before} already.`]
    if (kind !== 'off' && kind !== 'work') return [`${at} the kind "${kind}" of ${day} must be off or work.`]
    // A weekday is worked anyway: who writes it has the wrong day.
    if (kind === 'work' && !isWeekend(day))
      return [`${at} ${day} is no Saturday or Sunday; only these are worked instead of other days.`]
    if (name.length > LONGEST_NAME || /\p{C}/u.test(name))
      return [`${at} the name of ${day} must have at most ${LONGEST_NAME} visible characters.`]
    return []
  })
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
