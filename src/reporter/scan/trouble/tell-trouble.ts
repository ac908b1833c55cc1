import { routes } from '../../../contract/api.ts'
import type { Trouble } from '../../../contract/sheet.ts'
import { askServer } from '../ask-server.ts'

/** `unreachable`: no network, or an answer that is not ours. */
export type Told = 'told' | 'unknown' | 'revoked' | 'busy' | 'unreachable'

/** Tells the operator that a sheet is in trouble. Nothing about it is kept on the phone, so it is not tried again later. */
export async function tellTrouble(code: string, trouble: Trouble): Promise<Told> {
  const init = { method: 'PUT', cache: 'no-store' } as const
  return (await askServer(routes.posterTrouble(code, trouble), init, readAnswer)) ?? 'unreachable'
}

async function readAnswer(response: Response): Promise<Told> {
  if (response.status === 204) return 'told'
  const { code: problem } = (await response.json()) as { readonly code?: string }
  if (problem === 'poster-unknown' || problem === 'poster-mistyped') return 'unknown'
  if (problem === 'poster-revoked') return 'revoked'
  return problem ? 'busy' : 'unreachable'
}
