import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import { Acceptance, Invitation, InvitationToken, Session } from '../../../contract/staff/account.ts'
import { acceptInvitation, invitationOf } from '../../accounts/invitations.ts'
import type { Context } from '../context.ts'
import { invalid, spent } from './answers.ts'
import { openRoutesOf } from './guard.ts'
import { sessionView } from './member-view.ts'
import { placeName } from './reports/place-names.ts'
import { setSession } from './session-cookie.ts'

/** One-time links. The token comes in a body, never in an address, which proxies write down. */
export function invitationRoutes(app: FastifyInstance, context: Context, https: boolean): void {
  const { store, installation } = context
  const open = openRoutesOf(app, context)

  open({
    method: 'POST',
    url: staffRoutes.invitation,
    schema: { summary: 'What an invitation is good for', body: InvitationToken, response: { 200: Invitation } },
    handle: async ({ body }, reply): Promise<Invitation | typeof reply> => {
      const found = await invitationOf(context, body.token)
      if (!found) return spent(reply)
      const { name, role, place } = found.member
      return {
        name,
        role,
        placeName: (await placeName(store.places, place)) || place,
        operator: installation.operator.name,
        founding: found.invitation.founding,
        until: found.invitation.until,
      }
    },
  })

  open({
    method: 'PUT',
    url: staffRoutes.invitation,
    schema: { summary: 'Take an invitation: set the password', body: Acceptance, response: { 200: Session } },
    handle: async ({ body }, reply) => {
      const outcome = await acceptInvitation(context, body)
      switch (outcome.name) {
        case 'spent':
          return spent(reply)
        case 'personal-key':
          return invalid(reply, '/personal', outcome.expected ? 'is needed for a reviewer' : 'is for reviewers only')
        case 'accepted':
          setSession(reply, outcome, https)
          return sessionView(context, outcome.member)
      }
    },
  })
}
