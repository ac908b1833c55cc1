import { staffRoutes } from '../../contract/api.ts'
import type { OperatorKeys } from '../../contract/staff/keys.ts'
import { unwrapPersonalKey } from '../accounts/keys/personal-key.ts'
import { openOwnShares } from '../accounts/keys/shares.ts'
import { type Answer, call } from '../app/call.ts'
import { useSession } from '../app/use-session.ts'

export type Opening =
  | { readonly name: 'opened' }
  /** The first reviewer has not made the operator's keys. */
  | { readonly name: 'not-founded' }
  /** No reviewer has admitted this one yet. */
  | { readonly name: 'not-admitted' }
  | { readonly name: 'failed'; readonly answer: Answer<unknown> }

/** Opens the reviewer's own key. @returns false when the password was another one */
export function openOwnKey(wrap: Uint8Array): boolean {
  const session = useSession()
  const personal = session.session?.personal
  session.own = personal && unwrapPersonalKey(personal, wrap)
  return session.own !== undefined
}

/** Fetches the shares of the reviewing identities and opens them with the own key, which must be open. */
export async function openIdentities(): Promise<Opening> {
  const session = useSession()
  const answer = await call<OperatorKeys>('GET', staffRoutes.keys)
  if (answer.name !== 'done') return { name: 'failed', answer }
  if (!answer.body.signed) return { name: 'not-founded' }
  const opened = session.own ? await openOwnShares(answer.body, session.own) : []
  session.unlock([...opened].sort((a, b) => b.number - a.number).map(({ identity }) => identity))
  return { name: opened.length > 0 ? 'opened' : 'not-admitted' }
}
