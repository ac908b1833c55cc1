import type { AuditAct } from '../../contract/staff/audit.ts'
import type { Clock } from '../endpoint/clock.ts'
import type { DataCipher } from '../endpoint/keys/data-cipher.ts'
import type { NewEntry } from '../store/staff/types.ts'
import type { Store } from '../store/types.ts'
import { devices } from './device.ts'
import { pace } from './pace.ts'
import { passwords } from './passwords.ts'
import { secondFactor } from './second-factor.ts'
import { throttle } from './throttle.ts'

/** Refused sign-ins written down in a minute: enough to see an attack, too few to fill the disk by one. */
const REFUSALS_A_MINUTE = 60

/** What stands between a stranger and an account; one set for each process. */
export const makeLocks = (pepper: string, cipher: DataCipher) => ({
  passwords: passwords(pepper),
  devices: devices(pepper),
  throttle: throttle(),
  factor: secondFactor(cipher),
  writesRefusal: pace(REFUSALS_A_MINUTE, 60_000),
})
export type Locks = ReturnType<typeof makeLocks>

/** What the functions of this room work on. */
export interface World {
  readonly store: Store
  readonly clock: Clock
  readonly locks: Locks
}

/** An entry for the audit list, as of now. */
export const entryOf = ({ clock }: Pick<World, 'clock'>, who: string, act: AuditAct, subject = who): NewEntry => ({
  at: clock.now().toISOString(),
  who,
  act,
  subject,
})
