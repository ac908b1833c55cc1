import { staffRoutes } from '../../contract/api.ts'
import type { Session, SignIn } from '../../contract/staff/account.ts'
import { type Answer, call } from '../app/call.ts'
import { useSession } from '../app/use-session.ts'
import { openIdentities, openOwnKey } from './open-identities.ts'
import type { Stretched } from './stretch.ts'
import { stretchInWorker } from './stretch-in-worker.ts'

/** Keys of a password, or why the server did not even say its salt. */
export async function keysFor(name: string, password: string): Promise<Stretched | Answer<unknown>> {
  const answer = await call<{ salt: string }>('POST', staffRoutes.salt, { name })
  return answer.name === 'done' ? stretchInWorker(password, answer.body.salt) : answer
}

/**
 * Signs in, and opens what the password opens. That shares could not be fetched is no reason to keep anybody out: the pages
 * that need them ask again.
 */
export async function signIn(name: string, { login, wrap }: Stretched, code?: string): Promise<Answer<Session>> {
  const body: SignIn = { name, login, ...(code && { code }) }
  const answer = await call<Session>('POST', staffRoutes.session, body)
  if (answer.name !== 'done') return answer
  useSession().begin(answer.body)
  if (openOwnKey(wrap)) await openIdentities()
  return answer
}
