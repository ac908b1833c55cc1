import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import { CaseAct } from '../../../../contract/staff/cases/acts.ts'
import { CaseView } from '../../../../contract/staff/cases/case.ts'
import { MOVES, moveOf, type Party } from '../../../../contract/staff/cases/moves.ts'
import { WORKS_ON_CASES } from '../../../../contract/staff/roles.ts'
import type { ActOutcome, Conflict, OpenedCase } from '../../../cases/desk.ts'
import { partiesOf } from '../../../cases/parties.ts'
import type { CaseFile } from '../../../cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import { notYours, type staffRoutesOf } from '../guard.ts'
import { actFault } from './act-fault.ts'
import { namesFor } from './case-names.ts'
import { stepsOf } from './case-step.ts'
import { caseView } from './case-view.ts'
import { actorOf, reachable, unknownCase } from './reach.ts'
import { conflict, refuse, taken } from './refusals.ts'
import { visibleEvents } from './visible-events.ts'

/** An act is decided anew when nothing has come in between but what this member does not see. */
const TRIES = 5

/** What staff do to a case. */
export function actRoutes(route: ReturnType<typeof staffRoutesOf>, context: Context): void {
  const { store, cases } = context

  route({
    method: 'POST',
    url: staffRoutes.caseActs(':id'),
    schema: {
      summary: 'Do something to a case; what others did meanwhile is a conflict',
      params: Type.Object({ id: Type.String({ pattern: HEX_32 }) }),
      body: CaseAct,
      response: { 200: CaseView },
    },
    roles: WORKS_ON_CASES,
    handle: async (request, reply, { member }) => {
      const { id } = request.params
      const body = request.body as CaseAct
      for (let tries = 0; tries < TRIES; tries++) {
        const opened = await reachable(cases, id, member)
        if (!opened) return unknownCase(reply)
        const visible = visibleEvents(opened, member)
        if (visible.length !== body.version) return outdated(opened, body.version, member, reply)
        const party = partyFor(opened.file, body.act, member)
        if (!party) return notYours(reply)
        const fault = await actFault(body, opened, member, context)
        if (fault?.name === 'taken') return taken(reply)
        if (fault) return sendProblem(reply, 'request-invalid', 'See errors.', { errors: [...fault.errors] })
        const outcome = await act(opened, body, party, member)
        if (outcome.name !== 'conflict') return answer(outcome, opened, member, reply)
        if (body.act === 'merge') return mergeConflict(outcome, body, member, reply)
      }
      const opened = await cases.read(id)
      return opened ? outdated(opened, body.version, member, reply) : unknownCase(reply)
    },
  })

  function act({ file }: OpenedCase, body: CaseAct, party: Party, member: StaffRow): Promise<ActOutcome> {
    const actor = actorOf(member, party)
    if (body.act === 'merge') return cases.merge(file.id, file.version, body.into, body.intoVersion, actor)
    const { version, ...intended } = body
    const also = intended.act === 'join' ? { joined: intended.reports } : {}
    return cases.act(file.id, file.version, intended, actor, also)
  }

  async function answer(
    outcome: Exclude<ActOutcome, { name: 'conflict' }>,
    { file }: OpenedCase,
    member: StaffRow,
    reply: FastifyReply,
  ) {
    if (outcome.name === 'unknown') return unknownCase(reply)
    if (outcome.name !== 'done') return refuse(reply, outcome, { file, member })
    const opened = await cases.read(file.id)
    return opened ? caseView(context, opened, member) : unknownCase(reply)
  }

  /** Either of the two may have changed. */
  async function mergeConflict(
    { file }: Conflict,
    { into, version, intoVersion }: Extract<CaseAct, { act: 'merge' }>,
    member: StaffRow,
    reply: FastifyReply,
  ) {
    const changed = await cases.read(file.id)
    return changed ? outdated(changed, file.id === into ? intoVersion : version, member, reply) : unknownCase(reply)
  }

  async function outdated(opened: OpenedCase, version: number, member: StaffRow, reply: FastifyReply) {
    const visible = visibleEvents(opened, member)
    const { units } = await namesFor(store, [])
    return conflict(reply, visible.length, stepsOf(visible, units).slice(version))
  }
}

/** The part in which somebody does it: where the table has the move, else one that could do it at another time. */
function partyFor(file: CaseFile, act: CaseAct['act'], member: StaffRow): Party | undefined {
  const parties = partiesOf(member, file)
  return (
    parties.find((party) => moveOf(file.line, file.state, party, act)) ??
    parties.find((party) => MOVES.some((move) => move.act === act && isFor(move, file, party)))
  )
}

const isFor = ({ lines, by }: (typeof MOVES)[number], { line }: CaseFile, party: Party): boolean =>
  lines.includes(line) && by.includes(party)
