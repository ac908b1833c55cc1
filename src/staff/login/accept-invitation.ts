import { staffRoutes } from '../../contract/api.ts'
import type { Acceptance, Invitation, Session } from '../../contract/staff/account.ts'
import { makePersonalIdentity, wrapPersonalKey } from '../accounts/keys/personal-key.ts'
import { type Answer, call } from '../app/call.ts'
import { signIn } from './sign-in.ts'
import { stretchNew } from './stretch-in-worker.ts'

/** Sets the account's first password, makes a reviewer's own key, and signs in. */
export async function acceptInvitation(
  token: string,
  { name, role }: Invitation,
  password: string,
): Promise<Answer<Session>> {
  const { salt, login, wrap } = await stretchNew(password)
  const acceptance: Acceptance = {
    ...{ token, salt, login },
    ...(role === 'reviewer' && { personal: wrapPersonalKey(makePersonalIdentity(), wrap) }),
  }
  const answer = await call('PUT', staffRoutes.invitation, acceptance)
  return answer.name === 'done' ? signIn(name, { login, wrap }) : answer
}
