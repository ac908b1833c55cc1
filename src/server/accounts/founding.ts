import type { Role } from '../../contract/staff/roles.ts'
import type { Installation } from '../endpoint/installation.ts'
import type { Store } from '../store/types.ts'

/** Whether somebody invited now makes the operator's keys: a reviewer, as long as there are none. The trial has its own. */
export const isFounding = async (store: Store, { mode }: Pick<Installation, 'mode'>, role: Role): Promise<boolean> =>
  role === 'reviewer' && mode === 'production' && (await store.keys.signed()) === undefined
