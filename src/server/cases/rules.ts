import { isCountyOrWider, isWithin } from '../../contract/staff/roles.ts'
import type { Actor, CaseFile, Intended, Refusal, World } from './types.ts'
import { unitRule } from './unit-rules.ts'

const REFUSED = { name: 'move-refused' } as const
const invalid = (path: string, message: string): Refusal => ({ name: 'invalid', path, message })

/** The rules that the table of moves cannot state. @returns the one that forbids the act, if any */
export function ruleAgainst(
  file: CaseFile | undefined,
  intended: Intended,
  actor: Actor,
  world: World,
): Refusal | undefined {
  if (!file) return openingRule(intended, world)
  switch (intended.act) {
    case 'dispatch':
    case 'redirect':
      return sendingRule(file, [intended.lead, ...intended.assists], world)
    case 'hand-over':
      return file.units.some(({ unit }) => unit === intended.unit) || file.confirmed
        ? sendingRule(withAllowed(file, intended.to), [intended.to], world)
        : REFUSED
    case 'confirm':
      if (!isCountyOrWider(intended.area)) return invalid('/area', 'must be a county or wider')
      // Narrower would say more of where the reports came from than was decided when they were read.
      if (!isWithin(file.place, intended.area)) return invalid('/area', 'must hold the present one')
      return unitsRule(intended.units, world, true)
    case 'take':
    case 'arrive':
    case 'return':
    case 'progress':
    case 'ask-extension':
    case 'finish':
      return unitRule(file, intended, actor)
    case 'grant-extension':
    case 'refuse-extension':
      return file.extension ? undefined : REFUSED
    case 'close':
    case 'score':
      return closingRule(file, intended, actor)
    case 'rate':
    case 'reopen':
    case 'withdraw':
    case 'leave':
      return reporterRule(file, intended)
    case 'join':
      return intended.reports.some((report) => file.reports.includes(report))
        ? invalid('/reports', 'holds one that belongs to it already')
        : undefined
    case 'publish':
      return file.publish === undefined || file.published ? REFUSED : undefined
    case 'limit':
      return file.passed || file.due === undefined ? REFUSED : undefined
    case 'archive':
      return file.archived ? REFUSED : undefined
    default:
      return undefined
  }
}

function openingRule(intended: Intended, world: World): Refusal | undefined {
  if (intended.act !== 'open') return REFUSED
  if (intended.line === 'whistle') return unitsRule(intended.units, world, false)
  if (intended.line === 'burden' && !isCountyOrWider(intended.area))
    return invalid('/area', 'must be a county or wider')
  return undefined
}

/**
 * Who may be sent a case. Of burdens only those that were allowed before anybody was sent it: a refusal later would tell where a
 * report came from.
 */
function sendingRule(file: CaseFile, units: readonly string[], world: World): Refusal | undefined {
  if (file.line !== 'burden') return unitsRule(units, world, false)
  if (!file.confirmed) return REFUSED
  const foreign = units.find((unit) => !file.confirmed?.units.includes(unit))
  return foreign === undefined ? unitsRule(units, world, true) : { name: 'unit-refused', unit: foreign }
}

/** Nothing below a county is ever sent a burden case, whosever reports it holds: in a town everybody knows who complains. */
function unitsRule(units: readonly string[], world: World, countyOrWider: boolean): Refusal | undefined {
  const bad = units.find((unit, index) => {
    const place = world.placeOfUnit(unit)
    return place === undefined || units.indexOf(unit) !== index || (countyOrWider && !isCountyOrWider(place))
  })
  return bad === undefined ? undefined : { name: 'unit-refused', unit: bad }
}

const withAllowed = (file: CaseFile, unit: string): CaseFile =>
  file.confirmed ? { ...file, confirmed: { ...file.confirmed, units: [...file.confirmed.units, unit] } } : file

function closingRule(
  file: CaseFile,
  intended: Extract<Intended, { act: 'close' | 'score' }>,
  actor: Actor,
): Refusal | undefined {
  if (file.finisher === actor.name) return { name: 'second-person' }
  if (intended.act === 'close')
    return intended.publish !== undefined && (file.line !== 'burden' || file.state !== 'finished')
      ? invalid('/publish', 'is for what was put right')
      : undefined
  const answered = file.units.filter(({ state }) => state === 'answered').map(({ unit }) => unit)
  const scored = intended.scores.map(({ unit }) => unit)
  const isWhole = answered.every((unit) => scored.includes(unit)) && scored.length === answered.length
  return isWhole ? undefined : invalid('/scores', 'must hold each unit that has answered once')
}

function reporterRule(
  file: CaseFile,
  intended: Extract<Intended, { act: 'rate' | 'reopen' | 'withdraw' | 'leave' }>,
): Refusal | undefined {
  // The desk reopens by a reason, and calls off by one; whoever holds a receipt code does it for the own report.
  if (!('report' in intended)) return undefined
  const { report } = intended
  if (!file.reports.includes(report)) return REFUSED
  switch (intended.act) {
    case 'rate': {
      const isGiven = file.ratings.some((rating) => rating.report === report && rating.closing === file.closings)
      return intended.closing !== file.closings || isGiven ? REFUSED : undefined
    }
    case 'reopen':
      return file.reopenedByReporter ? REFUSED : undefined
    case 'withdraw':
      return file.reports.length > 1 ? REFUSED : undefined
    case 'leave':
      return file.reports.length > 1 || file.line === 'burden' ? undefined : REFUSED
  }
}
