import type { SignIn } from '../../contract/staff/account.ts'
import type { StaffRow } from '../store/staff/types.ts'
import { entryOf, type World } from './locks.ts'
import { nameKeyOf } from './names.ts'
import { type Opened, openSession } from './open-session.ts'

/** Where an attempt comes from: used to count failures in memory, written nowhere. */
export interface Origin {
  readonly address: string
  /** The device's cookie, if the browser brings one. */
  readonly device: string | undefined
}

export type SignInOutcome =
  | ({ readonly name: 'signed-in'; readonly member: StaffRow } & Opened)
  /** Wrong name, password or code, or a disabled account: the answer does not tell which. */
  | { readonly name: 'refused' }
  /** Said only to somebody who knows the password. */
  | { readonly name: 'code-needed' }
  | { readonly name: 'too-many'; readonly seconds: number }

/** Signs somebody in: throttle, name, login key, second factor, in this order. */
export async function signIn(world: World, attempt: SignIn, from: Origin): Promise<SignInOutcome> {
  const { store, clock, locks } = world
  const nameKey = nameKeyOf(attempt.name)
  const now = clock.now().getTime()
  const counter = counterOf(world, nameKey, from, now)
  const wait = locks.throttle.enter(counter, now)
  if (wait > 0) return { name: 'too-many', seconds: Math.ceil(wait / 1000) }

  const row = await store.staff.byName(nameKey)
  const refuse = async (): Promise<SignInOutcome> => {
    // A name nobody has may be a password typed into the wrong field: it is not written down.
    if (locks.writesRefusal(now)) await store.audit.add(entryOf(world, row?.name ?? '-', 'sign-in-refused'))
    return { name: 'refused' }
  }
  const fits = locks.passwords.fits(attempt.login, row?.login ?? null, row?.id ?? '')
  if (!row || !fits || row.state !== 'active') return refuse()
  if (row.totp) {
    if (attempt.code === undefined) {
      locks.throttle.undo(counter)
      return { name: 'code-needed' }
    }
    const step = locks.factor.step(row.totp, row.id, attempt.code, now)
    if (step === undefined || !(await store.staff.spendTotp(row.id, step))) return refuse()
  }
  const opened = await openSession(world, row)
  if (!opened) return refuse()
  locks.throttle.forget(counter)
  return { name: 'signed-in', member: row, ...opened }
}

/** A known device counts for itself; strangers count by name and network, so that none of them slows the owner down. */
function counterOf({ locks }: World, nameKey: string, { address, device }: Origin, now: number): string {
  const nonce = locks.devices.known(device, nameKey, now)
  return nonce === undefined ? `from ${networkOf(address)} ${nameKey}` : `device ${nonce}`
}

/** Who has one IPv6 address has the 2^64 of its network: there the network counts. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':'))
  const groups = [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail]
  return groups.slice(0, 4).join(':')
}
