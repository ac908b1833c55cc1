import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32, isPadded } from '../../../../contract/encodings.ts'
import { Reply } from '../../../../contract/staff/reports.ts'
import { READS_BURDENS } from '../../../../contract/staff/roles.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import type { staffRoutesOf } from '../guard.ts'
import { reachable, unknownReport } from './scope.ts'

/** A reviewer's answer to the reporter. Safe to repeat: the same bytes are stored once. */
export function replyRoutes(route: ReturnType<typeof staffRoutesOf>, { store, clock }: Context): void {
  route({
    method: 'PUT',
    url: staffRoutes.reply(':ref', ':mid'),
    schema: {
      summary: 'Answer the reporter; safe to repeat with the same bytes',
      params: Type.Object({ ref: Type.String({ pattern: HEX_32 }), mid: Type.String({ pattern: HEX_32 }) }),
      body: Reply,
      response: { 200: Type.Null({ description: 'stored already' }), 201: Type.Null({ description: 'stored' }) },
    },
    roles: READS_BURDENS,
    handle: async ({ params: { ref, mid }, body: { sealed, copy } }, reply, { member }) => {
      const errors = Object.entries({ sealed, copy }).flatMap(([field, text]) =>
        isPadded(text) ? [] : [{ path: `/${field}`, message: 'is not base64' }],
      )
      if (errors.length > 0) return sendProblem(reply, 'request-invalid', 'See errors.', { errors })
      if (!(await reachable(store.reading, ref, member))) return unknownReport(reply)
      const outcome = await store.reading.reply(
        { ref, mid, day: clock.day(), sealed, copy },
        { at: clock.now().toISOString(), who: member.name, act: 'reply-sent', subject: ref },
      )
      switch (outcome) {
        case 'stored':
          return reply.code(201).send()
        case 'known':
          return reply.code(200).send()
        case 'differs':
          return sendProblem(reply, 'message-differs', 'Send this reply under a name of its own.')
        case 'unknown':
          return unknownReport(reply)
      }
    },
  })
}
