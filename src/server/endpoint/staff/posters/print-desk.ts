import type { FastifyReply, FastifyRequest } from 'fastify'
import { isWithin } from '../../../../contract/staff/roles.ts'
import type { PrintRunRow } from '../../../store/posters/print-types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import type { PrintWorld } from '../../printing/print-world.ts'
import { sendProblem } from '../../problems.ts'
import { addressOf } from '../../public-address.ts'
import { readSheetCommon } from '../../sheet-settings.ts'

export const PRINT_RUN_ID = '^[0-9a-f]{24}$'

/** What the routes of printing share. */
export function printDesk(context: Context) {
  const { store, clock, installation } = context
  return {
    worldOf: async (request: FastifyRequest): Promise<PrintWorld> => {
      // A browser may have been given the host in capitals; on paper it stands in the one spelling.
      const base = new URL(addressOf(context, request)).origin
      return { store, clock, common: await readSheetCommon(store, installation, base) }
    },
    /** A run all of whose places lie in the scope; others are not there. */
    runOf: async (id: string, { place }: Pick<StaffRow, 'place'>): Promise<PrintRunRow | undefined> => {
      const run = await store.printRuns.get(id, clock.now().toISOString())
      return run?.order.choice.under.every((code) => isWithin(code, place)) ? run : undefined
    },
  }
}

export const runEnded = (reply: FastifyReply): FastifyReply =>
  sendProblem(
    reply,
    'run-ended',
    'It was cancelled, has failed, or is being downloaded already. Order it anew if need be.',
  )
