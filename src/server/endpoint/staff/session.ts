import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import { SaltAnswer, SaltQuestion, Session, SignIn } from '../../../contract/staff/account.ts'
import { entryOf } from '../../accounts/locks.ts'
import { nameKeyOf } from '../../accounts/names.ts'
import { signIn } from '../../accounts/sign-in.ts'
import type { Context } from '../context.ts'
import { sendProblem } from '../problems.ts'
import { signInRefused, tooMany } from './answers.ts'
import { openRoutesOf, staffRoutesOf } from './guard.ts'
import { sessionView } from './member-view.ts'
import { clearSession, deviceOf, setSession } from './session-cookie.ts'

/** Signing in and out. */
export function sessionRoutes(app: FastifyInstance, context: Context, https: boolean): void {
  const { store, locks } = context
  const open = openRoutesOf(app, context)
  const route = staffRoutesOf(app, context)

  open({
    method: 'POST',
    url: staffRoutes.salt,
    schema: { summary: "Salt of a name's password", body: SaltQuestion, response: { 200: SaltAnswer } },
    handle: async ({ body }) => {
      const nameKey = nameKeyOf(body.name)
      // Made for every name: the answer takes as long for one that is there.
      const made = locks.passwords.saltFor(nameKey)
      return { salt: (await store.staff.byName(nameKey))?.salt ?? made }
    },
  })

  open({
    method: 'POST',
    url: staffRoutes.session,
    schema: { summary: 'Sign in', body: SignIn, response: { 200: Session } },
    handle: async (request, reply) => {
      const outcome = await signIn(context, request.body, { address: request.ip, device: deviceOf(request) })
      switch (outcome.name) {
        case 'too-many':
          return tooMany(reply, outcome.seconds)
        case 'refused':
          return signInRefused(reply)
        case 'code-needed':
          return sendProblem(reply, 'code-needed', 'Send the six digits of the authenticator as "code".')
        case 'signed-in':
          setSession(reply, outcome, https)
          return sessionView(context, outcome.member)
      }
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.session,
    schema: { summary: 'Who is signed in', response: { 200: Session } },
    roles: 'signed-in',
    handle: (_request, _reply, { member }) => sessionView(context, member),
  })

  route({
    method: 'DELETE',
    url: staffRoutes.session,
    schema: { summary: 'Sign out' },
    roles: 'signed-in',
    handle: async (_request, reply, { member, token }) => {
      await store.staff.closeSession(token, entryOf(context, member.name, 'signed-out'))
      return clearSession(reply, https).code(204).send()
    },
  })

  route({
    method: 'DELETE',
    url: staffRoutes.sessions,
    schema: { summary: 'Sign out everywhere' },
    roles: 'signed-in',
    handle: async (_request, reply, { member }) => {
      await store.staff.closeSessions(member.id, entryOf(context, member.name, 'signed-out-everywhere'))
      return clearSession(reply, https).code(204).send()
    },
  })
}
