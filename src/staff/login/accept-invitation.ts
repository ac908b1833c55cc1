import { staffRoutes } from '../../contract/api.ts'
import type { Acceptance, Invitation, Session } from '../../contract/staff/account.ts'
import { makePersonalIdentity, wrapPersonalKey } from '../accounts/keys/personal-key.ts'
import { type Answer, call } from '../app/call.ts'
import { useSession } from '../app/use-session.ts'
import { openOwnKey } from './open-identities.ts'
import { stretchNew } from './stretch-in-worker.ts'

/** Sets the account's first password, makes a reviewer's own key, and begins the session. */
export async function acceptInvitation(
  token: string,
  { role }: Pick<Invitation, 'role'>,
  password: string,
): Promise<Answer<Session>> {
  const { salt, login, wrap } = await stretchNew(password)
  const acceptance: Acceptance = {
    ...{ token, salt, login },
    ...(role === 'reviewer' && { personal: wrapPersonalKey(makePersonalIdentity(), wrap) }),
  }
  const answer = await call<Session>('PUT', staffRoutes.invitation, acceptance)
  if (answer.name === 'done') {
    useSession().begin(answer.body)
    openOwnKey(wrap)
  }
  return answer
}
