import { LEVEL_DIGITS } from '../../../../contract/place-code.ts'
import { plusDays } from '../../../../contract/staff/period.ts'
import type { ReadingStore, ReadReport } from '../../../store/reading/types.ts'
import { contentOf } from './report-view.ts'

const WEEKS = 8
const LOOKED_AT = 500
const SHOWN = 12
const DAY_MS = 86_400_000

const WEIGHTS = { subtype: 2, issuer: 3, issuerLevel: 1, area: 2, nearWeek: 1 } as const

/**
 * Reports of the same kind and category, of eight weeks before and after and below a prefix, that share most with one: each
 * sub-type 2, the issuer 3, the issuer's level 1, town or area 2, the same or a neighbouring week 1. Most alike first, then by
 * ref, so that the same question has the same answer.
 */
export async function similarReports(reading: ReadingStore, report: ReadReport, prefix: string) {
  const { kind, category, week } = report
  const [from, to] = [plusDays(week, -7 * WEEKS), plusDays(week, 7 * WEEKS)]
  const candidates = await reading.list({ kinds: [kind], category, prefix, from, to }, LOOKED_AT)
  return candidates
    .filter(({ ref }) => ref !== report.ref)
    .map((candidate) => ({ report: candidate, score: inCommon(report, candidate) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.report.ref < b.report.ref ? -1 : 1))
    .slice(0, SHOWN)
}

function inCommon(a: ReadReport, b: ReadReport): number {
  const [ours, theirs] = [contentOf(a), contentOf(b)]
  const shared = (ours.subtypes ?? []).filter((subtype) => theirs.subtypes?.includes(subtype)).length
  const isSame = (field: 'issuer' | 'issuerLevel') => ours[field] !== undefined && ours[field] === theirs[field]
  const daysApart = Math.abs(Date.parse(a.week) - Date.parse(b.week)) / DAY_MS
  return (
    WEIGHTS.subtype * shared +
    (isSame('issuer') ? WEIGHTS.issuer : 0) +
    (isSame('issuerLevel') && ours.issuerLevel !== 'unknown' ? WEIGHTS.issuerLevel : 0) +
    (a.place.slice(0, LEVEL_DIGITS.town) === b.place.slice(0, LEVEL_DIGITS.town) ? WEIGHTS.area : 0) +
    (daysApart <= 7 ? WEIGHTS.nearWeek : 0)
  )
}
