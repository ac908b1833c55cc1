import { type Acceptance, SESSION } from '../../contract/staff/account.ts'
import type { InvitationRow, StaffRow } from '../store/staff/types.ts'
import { entryOf, type World } from './locks.ts'
import { type Opened, openSession } from './open-session.ts'
import { hashToken, newToken } from './tokens.ts'

export interface NewInvitation {
  /** Stands in the link and nowhere else. */
  readonly token: string
  /** ISO instant. */
  readonly until: string
}

/** Makes a one-time link for an account; older ones stop working. */
export async function invite(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  staff: string,
  founding: boolean,
): Promise<NewInvitation> {
  const token = newToken()
  const until = new Date(clock.now().getTime() + SESSION.invitationDays * 86_400_000).toISOString()
  await store.staff.invite(hashToken(token), { staff, founding, until })
  return { token, until }
}

/** @returns the invitation and whom it is for; undefined for one that is expired, used or unknown: the answer does not tell which */
export async function invitationOf(
  { store, clock }: World,
  token: string,
): Promise<{ readonly invitation: InvitationRow; readonly member: StaffRow } | undefined> {
  const invitation = await store.staff.invitation(hashToken(token))
  if (!invitation || invitation.until <= clock.now().toISOString()) return undefined
  const member = await store.staff.get(invitation.staff)
  return member && { invitation, member }
}

export type AcceptanceOutcome =
  | ({ readonly name: 'accepted'; readonly member: StaffRow } & Opened)
  | { readonly name: 'spent' }
  /** Reviewers must bring a key pair of their own, nobody else may. */
  | { readonly name: 'personal-key'; readonly expected: boolean }

/** Takes an invitation: sets the password and opens the first session. */
export async function acceptInvitation(world: World, acceptance: Acceptance): Promise<AcceptanceOutcome> {
  const found = await invitationOf(world, acceptance.token)
  if (!found) return { name: 'spent' }
  const { member } = found
  const { salt, login, personal = null } = acceptance
  if ((member.role === 'reviewer') !== (personal !== null))
    return { name: 'personal-key', expected: member.role === 'reviewer' }
  const credentials = { salt, login: world.locks.passwords.seal(login, member.id), personal }
  const entry = entryOf(world, member.name, 'password-set')
  if (!(await world.store.staff.accept(hashToken(acceptance.token), credentials, entry))) return { name: 'spent' }
  const opened = await openSession(world, member)
  const accepted = await world.store.staff.get(member.id)
  return opened && accepted ? { name: 'accepted', member: accepted, ...opened } : { name: 'spent' }
}
