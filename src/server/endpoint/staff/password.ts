import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import { PasswordChange } from '../../../contract/staff/account.ts'
import { entryOf } from '../../accounts/locks.ts'
import { provePassword } from '../../accounts/prove-password.ts'
import type { Context } from '../context.ts'
import { invalid, signInRefused, tooMany } from './answers.ts'
import { staffRoutesOf } from './guard.ts'

/** A new password. All other sessions of the account end. */
export function passwordRoutes(app: FastifyInstance, context: Context): void {
  const { store, locks } = context
  const route = staffRoutesOf(app, context)

  route({
    method: 'POST',
    url: staffRoutes.password,
    schema: { summary: 'Change the password', body: PasswordChange },
    roles: 'signed-in',
    handle: async ({ body }, reply, { member, token }) => {
      const { salt, login, newLogin, personal = null } = body
      if ((member.role === 'reviewer') !== (personal !== null))
        return invalid(reply, '/personal', "is a reviewer's own key, wrapped by the new password")
      // With another key every share this reviewer has could never be opened again.
      if (member.personal && personal && member.personal.recipient !== personal.recipient)
        return invalid(reply, '/personal/recipient', 'must be the key this account has')
      const proof = provePassword(context, member, login)
      if (proof.name === 'too-many') return tooMany(reply, proof.seconds)
      if (proof.name === 'wrong') return signInRefused(reply)
      const credentials = { salt, login: locks.passwords.seal(newLogin, member.id), personal }
      await store.staff.setCredentials(member.id, credentials, token, entryOf(context, member.name, 'password-changed'))
      return reply.code(204).send()
    },
  })
}
