import { routes } from '../../../contract/api.ts'
import type { Trouble } from '../../../contract/sheet.ts'

const PATIENCE_MS = 12_000

/** `unreachable`: no network, or an answer that is not ours. */
export type Told = 'told' | 'unknown' | 'revoked' | 'busy' | 'unreachable'

/** Tells the operator that a sheet is in trouble. Nothing about it is kept on the phone, so it is not tried again later. */
export async function tellTrouble(code: string, trouble: Trouble): Promise<Told> {
  const stop = typeof AbortController === 'function' ? new AbortController() : undefined
  const patience = setTimeout(() => stop?.abort(), PATIENCE_MS)
  try {
    const response = await fetch(routes.posterTrouble(code, trouble), {
      method: 'PUT',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      ...(stop && { signal: stop.signal }),
    })
    if (response.status === 204) return 'told'
    const { code: problem } = (await response.json()) as { readonly code?: string }
    if (problem === 'poster-unknown' || problem === 'poster-mistyped') return 'unknown'
    if (problem === 'poster-revoked') return 'revoked'
    return problem ? 'busy' : 'unreachable'
  } catch {
    return 'unreachable'
  } finally {
    clearTimeout(patience)
  }
}
