import type { FastifyReply } from 'fastify'
import type { Party } from '../../../../contract/staff/cases/moves.ts'
import type { CaseDesk, OpenedCase } from '../../../cases/desk.ts'
import { partiesOf } from '../../../cases/parties.ts'
import type { Actor } from '../../../cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import { sendProblem } from '../../problems.ts'

/**
 * A case that is there for somebody.
 *
 * @returns undefined for an unknown id and for one out of reach alike: a guessed id tells nothing
 */
export async function reachable(desk: CaseDesk, id: string, member: StaffRow): Promise<OpenedCase | undefined> {
  const found = await desk.read(id)
  return found && partiesOf(member, found.file).length > 0 ? found : undefined
}

/** Somebody in one of the own parts. Only units act in the name of a unit. */
export const actorOf = ({ name, unit }: StaffRow, party: Party): Actor => ({
  name,
  party,
  ...(unit !== null && (party === 'lead' || party === 'assist') ? { unit } : {}),
})

export const unknownCase = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'not-found', 'There is no such case in your scope.')
