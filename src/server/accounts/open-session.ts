import { SESSION } from '../../contract/staff/account.ts'
import type { StaffRow } from '../store/staff/types.ts'
import { entryOf, type World } from './locks.ts'
import { hashToken, newToken } from './tokens.ts'

export interface Opened {
  /** For the session's cookie, and for the device's. */
  readonly token: string
  readonly device: string
}

/**
 * Opens a session under a token nobody has seen before, so that none can be planted.
 *
 * @returns undefined when the account has been disabled in the meantime
 */
export async function openSession(world: World, { id, name, nameKey }: StaffRow): Promise<Opened | undefined> {
  const { store, clock, locks } = world
  const now = clock.now()
  const token = newToken()
  const until = new Date(now.getTime() + SESSION.absoluteHours * 3_600_000).toISOString()
  const entry = entryOf(world, name, 'signed-in')
  const open = await store.staff.openSession(hashToken(token), id, until, now.toISOString(), clock.day(), entry)
  return open ? { token, device: locks.devices.issue(nameKey, now.getTime()) } : undefined
}
