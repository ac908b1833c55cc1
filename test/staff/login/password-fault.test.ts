import { expect, it } from 'vitest'
import { PASSWORD_LENGTH } from '../../../src/contract/staff/account.ts'
import { passwordFault } from '../../../src/staff/login/password-fault.ts'

it.each([
  ['too short', 'a'.repeat(PASSWORD_LENGTH.least - 1), undefined, 'too-short'],
  ['as short as it may be', 'a'.repeat(PASSWORD_LENGTH.least), undefined, undefined],
  ['of ten Chinese characters', '海边的第三棵树下见面', undefined, undefined],
  ['of five faces, which are ten UTF-16 units', '🙂🙂🙂🙂🙂', undefined, 'too-short'],
  ['as long as it may be', 'a'.repeat(PASSWORD_LENGTH.most), undefined, undefined],
  ['too long', 'a'.repeat(PASSWORD_LENGTH.most + 1), undefined, 'too-long'],
  ['mistyped the second time', 'correct horse', 'correct hose', 'different'],
])('a new password that is %s', (_name, password, again, fault) => {
  expect(passwordFault(password, again ?? password)).toBe(fault)
})
