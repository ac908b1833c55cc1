import { SERVER_NAME } from '../../../src/contract/staff/cases/events.ts'
import { type CaseActName, MOVES, type Party } from '../../../src/contract/staff/cases/moves.ts'
import type { Line } from '../../../src/contract/staff/cases/states.ts'
import { apply, fileOf } from '../../../src/server/cases/apply.ts'
import { decide } from '../../../src/server/cases/decide.ts'
import { workingTime } from '../../../src/server/cases/time/working-time.ts'
import type { Actor, CaseFile, Intended, World } from '../../../src/server/cases/types.ts'

export const COUNTY = '371002000000'
export const VILLAGE = '371002001001'
export const TOWN = '371002001000'
/** Two departments of the county, one of the city, an office of the town. */
export const UNITS: Readonly<Record<string, string>> = {
  SRJ: COUNTY,
  ZJJ: COUNTY,
  CITY: '371000000000',
  TOWN,
}

export const reportName = (number: number): string => number.toString(16).padStart(32, '0')

/** A world without holidays; `now` may be given to each act. */
export const worldAt = (now: string): World => ({
  now,
  time: workingTime('Asia/Shanghai', []),
  limitFor: ({ line }) => ({ unit: 'workingDays', amount: line === 'burden' ? 15 : 5 }),
  placeOfUnit: (code) => UNITS[code],
})

export const OPENINGS: Readonly<Record<Line, Intended>> = {
  grid: { act: 'open', line: 'grid', place: VILLAGE, category: 'GBG', report: reportName(1) },
  burden: {
    ...{ act: 'open', line: 'burden', area: COUNTY, category: 'MTG' },
    summary: '会开得太多',
    reports: [reportName(1), reportName(2), reportName(3)],
  },
  whistle: { act: 'open', line: 'whistle', place: TOWN, category: 'GBG', summary: '垃圾没人管', units: ['SRJ', 'ZJJ'] },
}

/** Somebody of each party; the desk that closes is another person than the one that answers. */
export const actorOf = (party: Party, file?: CaseFile, name = `${party}-1`): Actor => {
  if (party === 'server') return { name: SERVER_NAME, party }
  if (party !== 'lead' && party !== 'assist') return { name, party }
  const unit = file?.units.find(({ part, state }) => part === party && state !== 'returned')?.unit
  return { name: unit ?? name, party, unit: unit ?? 'NONE' }
}

/** The case that an opening makes. */
export function opened(line: Line, now: string): CaseFile {
  const [move] = MOVES.filter(({ act, lines }) => act === 'open' && lines.includes(line))
  const decision = decide(undefined, OPENINGS[line], actorOf(move?.by[0] as Party), worldAt(now))
  if (decision.name !== 'decided') throw new Error(`a ${line} case cannot be opened: ${decision.name}`)
  return fileOf(`case-${line}`, decision.events)
}

/** What is left of a case after an act that must be possible. */
export function did(file: CaseFile, intended: Intended, actor: Actor, now: string): CaseFile {
  const decision = decide(file, intended, actor, worldAt(now))
  if (decision.name !== 'decided')
    throw new Error(`${intended.act} by ${actor.party} of a ${file.state} case: ${JSON.stringify(decision)}`)
  return decision.events.reduce(apply, file)
}

/** An act with everything it needs to be possible, if anything of its kind is, as the case stands. */
export function intendedFor(act: CaseActName, file: CaseFile, party: Party, other = reportName(9)): Intended {
  const reason = '情况不属于本单位'
  const [report = ''] = file.reports
  const closing = file.closings
  switch (act) {
    case 'open':
      return OPENINGS[file.line]
    case 'decline':
    case 'return':
    case 'refuse-extension':
    case 'supervise':
    case 'shelve':
    case 'redo':
      return { act, reason }
    case 'reopen':
      return party === 'reporter' ? { act, report } : { act, reason }
    case 'withdraw':
      return party === 'reporter' ? { act, report } : { act, reason }
    case 'merge':
      return { act, into: reportName(77), intoVersion: 1 }
    case 'join':
      return party === 'server' ? { act, from: reportName(78), reports: [other] } : { act, reports: [other] }
    case 'leave':
      return { act, report }
    case 'rewrite':
      return { act, summary: '换一种说法' }
    case 'confirm':
      return { act, area: COUNTY, units: ['SRJ', 'ZJJ', 'CITY'] }
    case 'refute':
    case 'outside':
      return { act, answer: '查过了，没有这样的要求' }
    case 'dispatch':
      return { act, lead: 'SRJ', assists: ['ZJJ'] }
    case 'redirect':
      return { act, lead: 'ZJJ', assists: ['SRJ'], reason }
    case 'ask-extension':
      return { act, days: 3, reason }
    case 'progress':
    case 'note':
      return { act, note: '已到现场' }
    case 'finish':
      return { act, answer: '已经清走了', measures: [{ what: '会议', unit: '次/周', before: 2, after: 1 }] }
    case 'score':
      return {
        act,
        scores: file.units.filter(({ state }) => state === 'answered').map(({ unit }) => ({ unit, score: 80 })),
      }
    case 'rate':
      return {
        act,
        report: file.reports[file.ratings.filter((each) => each.closing === closing).length] ?? report,
        closing,
        rating: { solved: true, grade: 'satisfied', reasons: [] },
      }
    case 'remind':
      return { act, clock: 'take' }
    case 'escalate':
      return { act, clock: 'take', step: 1 }
    case 'publish':
      return { act, place: COUNTY, month: '2026-06' }
    case 'hand-over':
      return { act, unit: file.units[0]?.unit ?? 'SRJ', to: 'CITY' }
    case 'close':
      return { act, ...(file.line === 'burden' && file.state === 'finished' ? { publish: '会少了' } : {}) }
    case 'accept':
    case 'take':
    case 'arrive':
    case 'grant-extension':
    case 'urge':
    case 'resume':
    case 'limit':
    case 'archive':
      return { act }
  }
}
