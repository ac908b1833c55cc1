import { staffRoutes } from '../../contract/api.ts'
import type { PasswordChange, PersonalKey, Session } from '../../contract/staff/account.ts'
import { makePersonalIdentity, unwrapPersonalKey, wrapPersonalKey } from '../accounts/keys/personal-key.ts'
import { type Answer, call } from '../app/call.ts'
import { stretchInWorker, stretchNew } from './stretch-in-worker.ts'

export type PasswordChanging = Answer<unknown> | { readonly name: 'wrong-password' }

/** A new password. A reviewer's own key stays the same one, wrapped anew: with another, every admission would be lost. */
export async function changePassword(
  { member, salt: oldSalt, personal }: Session,
  old: string,
  next: string,
): Promise<PasswordChanging> {
  const before = await stretchInWorker(old, oldSalt)
  const identity = personal ? unwrapPersonalKey(personal, before.wrap) : makePersonalIdentity()
  if (!identity) return { name: 'wrong-password' }
  const { salt, login: newLogin, wrap } = await stretchNew(next)
  const rewrapped: { personal?: PersonalKey } =
    member.role === 'reviewer' ? { personal: wrapPersonalKey(identity, wrap) } : {}
  const change: PasswordChange = { login: before.login, salt, newLogin, ...rewrapped }
  const answer = await call('POST', staffRoutes.password, change)
  return answer.name === 'refused' && answer.problem.code === 'sign-in-refused' ? { name: 'wrong-password' } : answer
}
