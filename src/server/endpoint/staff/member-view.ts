import type { Session, StaffMember } from '../../../contract/staff/account.ts'
import { SESSION } from '../../../contract/staff/account.ts'
import type { Share, StaffRow } from '../../store/staff/types.ts'
import type { Store } from '../../store/types.ts'
import type { Context } from '../context.ts'
import { placeNames } from './reports/place-names.ts'

/** Accounts as administrators and their owners see them: nothing that a password became is among it. */
export async function memberViews(store: Store, rows: readonly StaffRow[]): Promise<StaffMember[]> {
  const units = await store.units.names()
  const names = await placeNames(
    store.places,
    rows.map(({ place }) => place),
  )
  const shares = rows.some(({ role }) => role === 'reviewer') ? await store.keys.shares() : []
  return rows.map(({ id, name, role, place, unit, state, totp, seen, personal }) => ({
    ...{ id, name, role, place, state },
    placeName: names.get(place) || place,
    ...(unit === null ? {} : { unit, unitName: units.get(unit) ?? unit }),
    keyState: personal === null ? 'none' : isAdmitted(id, shares) ? 'admitted' : 'waiting',
    secondFactor: totp !== null,
    ...(seen === null ? {} : { lastSeen: seen }),
  }))
}

export async function memberView(store: Store, row: StaffRow): Promise<StaffMember> {
  const [view] = await memberViews(store, [row])
  return view as StaffMember
}

/** Who has no share of the newest identity cannot read what comes in now. */
function isAdmitted(id: string, shares: readonly Share[]): boolean {
  const newest = Math.max(...shares.map(({ number }) => number))
  return shares.some(({ number, holder }) => number === newest && holder === id)
}

/** What a page must know about who is signed in at it. */
export async function sessionView(
  { store, installation }: Pick<Context, 'store' | 'installation'>,
  row: StaffRow,
): Promise<Session> {
  const { mode, root, operator } = installation
  return {
    member: await memberView(store, row),
    operator: operator.name,
    mode,
    root,
    salt: row.salt ?? '',
    ...(row.personal === null ? {} : { personal: row.personal }),
    idleMinutes: SESSION.idleMinutes,
  }
}
