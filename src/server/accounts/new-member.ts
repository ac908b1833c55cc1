import { randomBytes } from 'node:crypto'
import type { FieldError } from '../../contract/problem.ts'
import type { NewStaffMember } from '../../contract/staff/account.ts'
import { isCountyOrWider } from '../../contract/staff/roles.ts'
import type { StaffRow } from '../store/staff/types.ts'
import type { Store } from '../store/types.ts'
import { nameKeyOf } from './names.ts'

/**
 * What is wrong with an account somebody wants to add; undefined when nothing is.
 *
 * @param root of the installation: known before any place is imported
 */
export async function faultOf(
  store: Store,
  root: string,
  { role, place, unit }: NewStaffMember,
): Promise<FieldError | undefined> {
  const known = place === root || (/^[0-9]{12}$/.test(place) && (await store.places.get(place)))
  if (!known) return { path: '/place', message: 'is not the code of a known city, county, town or village' }
  if (role === 'reviewer' && !isCountyOrWider(place))
    return {
      path: '/place',
      message: 'must be a county or wider for a reviewer: in a town everybody knows who complains',
    }
  if (role === 'handler' && unit === undefined) return { path: '/unit', message: 'is needed for a handler' }
  if (unit !== undefined && !(await store.units.list()).some(({ code }) => code === unit))
    return { path: '/unit', message: 'is not known' }
  return undefined
}

/** An account without a password yet. */
export const newMember = ({
  name,
  role,
  place,
  unit = null,
}: Omit<NewStaffMember, 'unit'> & { unit?: string | null }): StaffRow => ({
  id: randomBytes(16).toString('hex'),
  name: name.normalize('NFKC'),
  nameKey: nameKeyOf(name),
  role,
  place,
  unit,
  state: 'invited',
  salt: null,
  login: null,
  totp: null,
  totpStep: 0,
  personal: null,
  seen: null,
})
