import type { SignedKeys } from '../../../contract/signed-keys.ts'
import type { KeyHolder, OperatorKeys } from '../../../contract/staff/keys.ts'
import { RECOVERY_HOLDER, WITHDRAWN_HOLDER } from '../../store/staff/key-store.ts'
import type { Share, StaffRow } from '../../store/staff/types.ts'
import type { Store } from '../../store/types.ts'
import type { ServerKeys } from '../signed-keys.ts'

/** The keys as one reviewer gets them: everybody's public halves, the reviewer's own shares, and those of the printed key. */
export async function operatorKeys(
  { keys, staff }: Pick<Store, 'keys' | 'staff'>,
  { intakeKey, serverKeys }: ServerKeys,
  member: StaffRow,
): Promise<OperatorKeys> {
  const [signed, generations, shares, recovery, people] = await Promise.all([
    keys.signed(),
    keys.generations(),
    keys.shares(),
    keys.recovery(),
    staff.list(),
  ])
  const own = shares.filter(({ holder }) => holder === member.id)
  const holders = people.filter(({ role }) => role === 'reviewer').map((person) => holderOf(person, shares))
  const newest = Math.max(0, ...generations.map(({ number }) => number))
  return {
    ...(signed !== undefined && { signed: JSON.parse(signed) as SignedKeys }),
    unsigned: { intakeKey, serverKeys: [...serverKeys] },
    generations: generations.map(({ number, recipient }) => {
      const share = own.find((candidate) => candidate.number === number)?.share
      return { number, recipient, ...(share !== undefined && { share }) }
    }),
    ...(recovery !== undefined && { recovery: { recipient: recovery, shares: sharesOf(shares, RECOVERY_HOLDER) } }),
    holders,
    rotationDue:
      holders.some(({ active, generations }) => !active && generations.includes(newest)) ||
      sharesOf(shares, WITHDRAWN_HOLDER).some(({ number }) => number === newest),
  }
}

const sharesOf = (shares: readonly Share[], holder: string) =>
  shares.filter((share) => share.holder === holder).map(({ number, share }) => ({ number, share }))

const holderOf = ({ id, name, personal, state }: StaffRow, shares: readonly Share[]): KeyHolder => ({
  id,
  name,
  ...(personal && { recipient: personal.recipient }),
  generations: sharesOf(shares, id).map(({ number }) => number),
  active: state === 'active',
})
