import type { Selectable } from 'kysely'
import type { StaffTable } from '../tables/staff-tables.ts'
import type { Credentials, StaffRow } from './types.ts'

/** An account as the store's users see it. */
export function toStaffRow(row: Selectable<StaffTable>): StaffRow {
  const { name_key: nameKey, totp_step: totpStep, recipient, wrapped, ...same } = row
  const personal = recipient === null || wrapped === null ? null : { recipient, wrapped }
  return { ...same, nameKey, totpStep, personal }
}

export function fromStaffRow(row: StaffRow): StaffTable {
  const { nameKey, totpStep, personal, ...same } = row
  return { ...same, name_key: nameKey, totp_step: totpStep, ...ownKey(personal) }
}

/** What a chosen password sets. */
export const credentialColumns = ({ salt, login, personal }: Credentials) => ({ salt, login, ...ownKey(personal) })

const ownKey = (personal: StaffRow['personal']) => ({
  recipient: personal?.recipient ?? null,
  wrapped: personal?.wrapped ?? null,
})
