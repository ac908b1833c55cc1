import type { FastifyReply } from 'fastify'
import { isCountyOrWider, isWithin, READS_BURDENS, READS_GRID } from '../../../../contract/staff/roles.ts'
import type { Kind } from '../../../../contract/taxonomy/types.ts'
import type { ReadingStore, ReadReport } from '../../../store/reading/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import { sendProblem } from '../../problems.ts'

type Member = Pick<StaffRow, 'role' | 'place'>

/** Who gets past the guard of reports of any kind. */
export const READERS = [...new Set([...READS_BURDENS, ...READS_GRID])]

/** Kinds of reports somebody may read. Burden reports only from the county up: in a town everybody knows who complains. */
export const readableKinds = ({ role, place }: Member): readonly Kind[] => [
  ...(READS_BURDENS.includes(role) && isCountyOrWider(place) ? ['burden' as const] : []),
  ...(READS_GRID.includes(role) ? ['grid' as const] : []),
]

/**
 * A report somebody may read.
 *
 * @returns undefined for an unknown ref and for one out of reach alike: a guessed ref tells nothing
 */
export async function reachable(reading: ReadingStore, ref: string, member: Member): Promise<ReadReport | undefined> {
  const report = await reading.get(ref)
  return report && readableKinds(member).includes(report.kind) && isWithin(report.place, member.place)
    ? report
    : undefined
}

export const unknownReport = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'not-found', 'There is no such report in your scope.')
