import type { FastifyReply } from 'fastify'
import type { CaseStep } from '../../../../contract/staff/cases/case.ts'
import { STATE_NAMES } from '../../../../contract/staff/cases/states.ts'
import type { CaseFile, Refusal } from '../../../cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import { sendProblem } from '../../problems.ts'
import { invalid } from '../answers.ts'
import { offeredActs } from './offered-acts.ts'

/** What the desk refuses, in words that say what can be done instead and nothing about the reports. */
export function refuse(
  reply: FastifyReply,
  refusal: Refusal,
  { file, member }: { readonly file?: CaseFile; readonly member: StaffRow },
): FastifyReply {
  switch (refusal.name) {
    case 'move-refused': {
      const state = file && STATE_NAMES[file.line][file.state]?.zh
      const open = file ? offeredActs(file, member).join(', ') : ''
      return sendProblem(reply, 'move-refused', `It stands at ${state ?? '-'}; you can do: ${open || 'nothing'}.`)
    }
    case 'second-person':
      return sendProblem(reply, 'second-person', 'Ask a colleague: whoever has answered does not close.')
    case 'unit-refused':
      return sendProblem(
        reply,
        'unit-refused',
        `${refusal.unit} cannot be sent it. Choose another unit, each one once.`,
      )
    case 'invalid':
      return invalid(reply, refusal.path, refusal.message)
  }
}

/** Somebody else was faster: what that was, as far as this member may see it. */
export const conflict = (reply: FastifyReply, version: number, steps: readonly CaseStep[]): FastifyReply =>
  sendProblem(reply, 'case-conflict', 'Look at what has happened meanwhile, then decide again.', {
    version,
    steps: [...steps],
  })

/** One of the reports has a case already. */
export const taken = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'case-conflict', 'One of these reports belongs to a case already. Look at the list again.')
