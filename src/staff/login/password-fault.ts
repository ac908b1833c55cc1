import { PASSWORD_LENGTH } from '../../contract/staff/account.ts'

/** What keeps a new password from being taken. Length alone is asked for: rules about letters make people write passwords down. */
export function passwordFault(password: string, again: string): 'too-short' | 'too-long' | 'different' | undefined {
  const { length } = [...password.normalize('NFKC')]
  if (length < PASSWORD_LENGTH.least) return 'too-short'
  if (length > PASSWORD_LENGTH.most) return 'too-long'
  return password === again ? undefined : 'different'
}
