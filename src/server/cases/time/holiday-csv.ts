import type { Holiday } from '../../../contract/staff/cases/settings.ts'
import { type CsvFaults, type CsvLine, csvFaults, readCsvLines } from '../../store/csv-lines.ts'
import { isWeekend } from './weekend.ts'

const COLUMNS = ['day', 'kind', 'name'] as const
const LONGEST_NAME = 40

export type HolidayCsvOutcome =
  /** All of one year, in the order of their days. */
  { readonly name: 'days'; readonly year: string; readonly days: readonly Holiday[] } | CsvFaults

type Line = CsvLine<(typeof COLUMNS)[number]>

/**
 * Reads the holidays of one year: `day,kind,name`, where kind is `off` (free) or `work` (a weekend day worked instead). UTF-8,
 * with or without BOM, LF or CRLF.
 *
 * @param text the file, decoded
 * @param year the only year that may be in it; left out, the year of its first day
 */
export function readHolidayCsv(text: string, year?: string): HolidayCsvOutcome {
  const read = readCsvLines(text, COLUMNS, 'days')
  if (read.name === 'faults') return read
  const { lines } = read
  const only = year ?? lines[0].record.day.slice(0, 4)
  const found = lineFaults(lines, only)
  if (found.length > 0) return csvFaults(found)
  const days = lines.map(({ record: { day, kind, name } }) => ({ day, kind: kind as Holiday['kind'], name }))
  return { name: 'days', year: only, days: days.sort((one, other) => (one.day < other.day ? -1 : 1)) }
}

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
