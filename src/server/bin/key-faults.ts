import type { Installation } from '../endpoint/installation.ts'
import type { Secrets } from '../endpoint/keys/secrets.ts'
import { keysInForce, serverKeysOf } from '../endpoint/signed-keys.ts'
import type { Store } from '../store/types.ts'

const FAULTS = {
  'server-changed':
    'The server has other keys than those the root key has signed: sheets cannot be used. A reviewer opens "keys" on the staff pages and signs again with the printed page.',
  broken:
    'The signed keys carry no good signature: sheets cannot be used. Restore the database, or sign again on the staff pages with the printed page.',
} as const

/** Faults in the operator's keys, one sentence each. That none have been made is no fault. */
export async function keyFaults(store: Store, secrets: Secrets, installation: Installation): Promise<string[]> {
  const { name } = keysInForce(await store.keys.signed(), installation, await serverKeysOf(secrets))
  return name === 'server-changed' || name === 'broken' ? [FAULTS[name]] : []
}
