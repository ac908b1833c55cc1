import { randomBytes } from 'node:crypto'
import { API } from '../../src/contract/api.ts'
import { SESSION } from '../../src/contract/staff/account.ts'
import type { Role } from '../../src/contract/staff/roles.ts'
import { hashToken, newToken } from '../../src/server/accounts/tokens.ts'
import type { NewEntry, StaffRow } from '../../src/server/store/staff/types.ts'
import type { Endpoint } from './endpoint.ts'

/** What a page of this server sends along. */
export const OWN_ORIGIN = { host: 'jianfu.test', origin: 'http://jianfu.test' }
export const STAFF = `${API}/staff`

export interface SignedIn {
  readonly member: StaffRow
  /** What the browser makes of this person's password, hex. */
  readonly login: string
  /** Session cookie, host and origin, for `endpoint.app.inject`. */
  readonly headers: Readonly<Record<string, string>>
}

interface Person {
  readonly role: Role
  /** The root of the installation, if not given. */
  readonly place?: string
  readonly unit?: string
  readonly name?: string
  readonly personal?: StaffRow['personal']
}

/** Somebody at work: an active account with an open session. No password was stretched for it. */
export async function signedIn(endpoint: Endpoint, person: Person): Promise<SignedIn> {
  const { store, clock, installation } = endpoint
  const id = randomBytes(16).toString('hex')
  const login = randomBytes(32).toString('hex')
  const name = person.name ?? `${person.role}-${id.slice(0, 8)}`
  const member: StaffRow = {
    id,
    name,
    nameKey: name.normalize('NFKC').toLowerCase(),
    role: person.role,
    place: person.place ?? installation.root,
    unit: person.unit ?? null,
    state: 'active',
    salt: randomBytes(16).toString('hex'),
    login: endpoint.context.locks.passwords.seal(login, id),
    totp: null,
    totpStep: 0,
    personal: person.personal ?? null,
    seen: null,
  }
  const now = clock.now()
  const entry = (act: NewEntry['act']): NewEntry => ({ at: now.toISOString(), who: name, act, subject: name })
  if (!(await store.staff.add(member, entry('staff-added')))) throw new Error(`There is a ${name} already.`)
  const token = newToken()
  const until = new Date(now.getTime() + SESSION.absoluteHours * 3_600_000).toISOString()
  await store.staff.openSession(hashToken(token), id, until, now.toISOString(), clock.day(), entry('signed-in'))
  return { member, login, headers: { ...OWN_ORIGIN, cookie: `jianfu_staff=${token}` } }
}
