import type { FastifyInstance, FastifyReply } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import { PasswordProof, SecondFactorOffer, SecondFactorProof } from '../../../contract/staff/account.ts'
import { entryOf } from '../../accounts/locks.ts'
import { provePassword } from '../../accounts/prove-password.ts'
import type { StaffRow } from '../../store/staff/types.ts'
import type { Context } from '../context.ts'
import { invalid, signInRefused, tooMany } from './answers.ts'
import { staffRoutesOf } from './guard.ts'

const IN_FORCE = 'is in force already; end it with the password first'

/** Second factor: offered for the password, proved by a code, ended with the password. */
export function secondFactorRoutes(app: FastifyInstance, context: Context): void {
  const { store, locks, clock, installation } = context
  const route = staffRoutesOf(app, context)
  const url = staffRoutes.secondFactor
  const roles = 'signed-in'
  const refused = (reply: FastifyReply, member: StaffRow, login: string): FastifyReply | undefined => {
    const proof = provePassword(context, member, login)
    if (proof.name === 'too-many') return tooMany(reply, proof.seconds)
    return proof.name === 'wrong' ? signInRefused(reply) : undefined
  }

  route({
    method: 'POST',
    url,
    schema: { summary: 'A secret for an authenticator', body: PasswordProof, response: { 200: SecondFactorOffer } },
    roles,
    handle: ({ body }, reply, { member }) => {
      if (member.totp) return invalid(reply, '', IN_FORCE)
      const offer = () => locks.factor.offer(member.id, member.name, installation.operator.name, clock.now().getTime())
      return refused(reply, member, body.login) ?? offer()
    },
  })

  route({
    method: 'PUT',
    url,
    schema: { summary: 'Prove that the secret was taken over', body: SecondFactorProof },
    roles,
    handle: async ({ body }, reply, { member }) => {
      if (member.totp) return invalid(reply, '', IN_FORCE)
      const proved = locks.factor.prove(member.id, body.code, clock.now().getTime())
      if (!proved) return signInRefused(reply)
      await store.staff.setTotp(member.id, proved.totp, proved.step, entryOf(context, member.name, 'second-factor-on'))
      return reply.code(204).send()
    },
  })

  route({
    method: 'DELETE',
    url,
    schema: { summary: 'End the second factor', body: PasswordProof },
    roles,
    handle: async ({ body }, reply, { member }) => {
      const no = refused(reply, member, body.login)
      if (no) return no
      await store.staff.setTotp(member.id, null, member.totpStep, entryOf(context, member.name, 'second-factor-off'))
      return reply.code(204).send()
    },
  })
}
