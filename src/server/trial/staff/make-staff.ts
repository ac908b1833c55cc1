import { randomBytes, randomInt } from 'node:crypto'
import { STRETCH } from '../../../contract/staff/password.ts'
import { invite } from '../../accounts/invitations.ts'
import { entryOf } from '../../accounts/locks.ts'
import { COMMAND_LINE } from '../../accounts/names.ts'
import { newMember } from '../../accounts/new-member.ts'
import { hashToken } from '../../accounts/tokens.ts'
import type { Context } from '../../endpoint/context.ts'
import { makePersonalKey } from './personal-key.ts'
import { stretch } from './stretch.ts'
import { TRIAL_UNITS } from './units.ts'

export interface Login {
  readonly name: string
  readonly password: string
}

const CITY = '371000000000'
const HUANCUI = '371002000000'
/** 环翠楼街道, the first of its streets. */
const STREET = '371002001000'
const PEOPLE = [
  { name: '管理员', role: 'administrator', place: CITY },
  { name: '研判员', role: 'reviewer', place: CITY },
  { name: '派单员', role: 'dispatcher', place: CITY },
  { name: '承办员', role: 'handler', place: CITY, unit: 'ZJJ' },
  { name: '督办员', role: 'supervisor', place: CITY },
  { name: '环翠督办员', role: 'supervisor', place: HUANCUI },
  { name: '环翠派单员', role: 'dispatcher', place: HUANCUI },
  { name: '环翠楼街道', role: 'dispatcher', place: STREET },
  { name: '环翠承办员', role: 'handler', place: HUANCUI, unit: 'HC-SRJ' },
] as const

/** Without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_LETTERS = 12

/**
 * Gives a trial that has no accounts its units and one account for each role, with passwords that are told once, on the terminal,
 * and kept nowhere.
 *
 * @returns nothing to tell for a trial that has its accounts, and for production
 */
export async function makeTrialStaff(context: Context): Promise<readonly Login[]> {
  const { store, installation } = context
  if (installation.mode !== 'trial' || (await store.staff.list()).length > 0) return []
  for (const unit of TRIAL_UNITS) await store.units.save(unit, entryOf(context, COMMAND_LINE, 'unit-saved', unit.code))
  const logins: Login[] = []
  for (const person of PEOPLE) {
    const row = newMember(person)
    if (!(await store.staff.add(row, entryOf(context, COMMAND_LINE, 'staff-added', row.name)))) continue
    const password = Array.from({ length: PASSWORD_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const salt = randomBytes(STRETCH.saltBytes).toString('hex')
    const { login, wrap } = await stretch(password, salt)
    const credentials = {
      salt,
      login: context.locks.passwords.seal(login.toString('hex'), row.id),
      personal: row.role === 'reviewer' ? await makePersonalKey(wrap) : null,
    }
    const { token } = await invite(context, row.id, false)
    await store.staff.accept(hashToken(token), credentials, entryOf(context, row.name, 'password-set'))
    logins.push({ name: row.name, password })
  }
  return logins
}
