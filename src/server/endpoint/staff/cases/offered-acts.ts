import { type CaseAct, STAFF_CASE_ACTS } from '../../../../contract/staff/cases/acts.ts'
import { type CaseActName, movesFrom, type Party } from '../../../../contract/staff/cases/moves.ts'
import { partiesOf } from '../../../cases/parties.ts'
import type { CaseFile } from '../../../cases/types.ts'
import { unitRule } from '../../../cases/unit-rules.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import { actorOf } from './reach.ts'

type StaffActName = CaseAct['act']

/** What somebody may do now: by the table of moves, less what the rules beyond it would refuse whatever were written with it. */
export function offeredActs(file: CaseFile, member: StaffRow): StaffActName[] {
  const acts = partiesOf(member, file).flatMap((party) =>
    movesFrom(file.line, file.state, [party])
      .map(({ act }) => act)
      .filter(isOfStaff)
      .filter((act) => isOpenTo(file, act, member, party)),
  )
  return [...new Set(acts)]
}

const isOfStaff = (act: CaseActName): act is StaffActName => act in STAFF_CASE_ACTS

function isOpenTo(file: CaseFile, act: StaffActName, member: StaffRow, party: Party): boolean {
  switch (act) {
    case 'take':
    case 'arrive':
    case 'return':
    case 'progress':
    case 'ask-extension':
    case 'finish':
      return unitRule(file, { act }, actorOf(member, party)) === undefined
    case 'grant-extension':
    case 'refuse-extension':
      return file.extension !== undefined
    case 'close':
    case 'score':
      return file.finisher !== member.name
    case 'dispatch':
      return file.line !== 'burden' || file.confirmed !== undefined
    default:
      return true
  }
}
