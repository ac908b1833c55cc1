import type { StaffRow } from '../store/staff/types.ts'
import type { World } from './locks.ts'

export type Proof =
  | { readonly name: 'right' }
  | { readonly name: 'wrong' }
  | { readonly name: 'too-many'; readonly seconds: number }

/** Whether a signed-in person knows the password: a screen left open must not be enough to change it. Slowed down like signing in. */
export function provePassword({ clock, locks }: World, { id, login: stored }: StaffRow, login: string): Proof {
  const counter = `proof ${id}`
  const wait = locks.throttle.enter(counter, clock.now().getTime())
  if (wait > 0) return { name: 'too-many', seconds: Math.ceil(wait / 1000) }
  if (!locks.passwords.fits(login, stored, id)) return { name: 'wrong' }
  locks.throttle.forget(counter)
  return { name: 'right' }
}
