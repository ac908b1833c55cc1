import type { FastifyInstance, FastifyReply } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import type { SignedKeys } from '../../../contract/signed-keys.ts'
import type { AuditAct } from '../../../contract/staff/audit.ts'
import {
  Admission,
  Founding,
  OperatorKeys,
  Recovery,
  Resigning,
  Rotation,
  recoveryMessage,
} from '../../../contract/staff/keys.ts'
import { RECOVERY_HOLDER } from '../../store/staff/key-store.ts'
import type { NewEntry, StaffRow } from '../../store/staff/types.ts'
import type { Context } from '../context.ts'
import { sendProblem } from '../problems.ts'
import { isOfServer, isSigned, isSignedBy } from '../signed-keys.ts'
import { invalid } from './answers.ts'
import { notYours, staffRoutesOf } from './guard.ts'
import { operatorKeys } from './operator-keys.ts'

/**
 * The operator's keys: public halves, sealed shares, and what the root key has signed. The server opens and signs nothing; it
 * makes sure that what phones will be told holds together. Every change is answered with the keys as they now are.
 */
export function keyRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock, installation, serverKeys } = context
  const { keys, staff } = store
  const route = staffRoutesOf(app, context)
  const roles = ['reviewer'] as const
  const response = { 200: OperatorKeys }
  const entry = ({ name }: StaffRow, act: AuditAct, subject: string): NewEntry => ({
    at: clock.now().toISOString(),
    who: name,
    ...{ act, subject },
  })
  const answer = async (reply: FastifyReply, done: boolean, member: StaffRow) =>
    done ? operatorKeys(store, serverKeys, member) : conflict(reply)
  /** What is wrong with signed keys, or undefined: a root key once founded stays for ever. */
  const breach = async (signed: SignedKeys): Promise<string | undefined> => {
    if (signed.recipients.length !== 1) return 'must name one recipient, the newest reviewing identity'
    if (!isOfServer(signed, serverKeys)) return 'must name the keys this server has today'
    if (!isSigned(signed)) return 'must carry a signature by its root key'
    const before = await keys.signed()
    const root = before === undefined ? signed.root : (JSON.parse(before) as SignedKeys).root
    return root === signed.root ? undefined : 'must be signed by the same root key as before'
  }

  route({
    method: 'GET',
    url: staffRoutes.keys,
    schema: { summary: "The operator's keys and who holds shares of them", response },
    roles,
    handle: (_request, _reply, { member }) => operatorKeys(store, serverKeys, member),
  })

  route({
    method: 'POST',
    url: staffRoutes.keys,
    schema: { summary: "Found the operator's keys; taken once", body: Founding, response },
    roles,
    handle: async ({ body: { signed, recovery, recoveryShare, ownShare } }, reply, { member }) => {
      if (member.place !== installation.root) return notYours(reply)
      if ((await keys.signed()) !== undefined) return conflict(reply)
      const wrong = await breach(signed)
      if (wrong) return invalid(reply, '/signed', wrong)
      const [recipient = ''] = signed.recipients
      const shares = [
        { holder: member.id, share: ownShare },
        { holder: RECOVERY_HOLDER, share: recoveryShare },
      ]
      const generation = { recipient, signed: JSON.stringify(signed), shares, recovery }
      return answer(reply, await keys.advance(0, generation, entry(member, 'keys-founded', signed.root)), member)
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.rotation,
    schema: { summary: 'Begin a new reviewing identity, with shares for those who stay', body: Rotation, response },
    roles,
    handle: async ({ body: { after, signed, recoveryShare, shares } }, reply, { member }) => {
      const wrong = await breach(signed)
      if (wrong) return invalid(reply, '/signed', wrong)
      const [recipient = ''] = signed.recipients
      if ((await keys.generations()).some((generation) => generation.recipient === recipient))
        return invalid(reply, '/signed/recipients', 'must be a new identity')
      if (repeats(shares.map(({ holder }) => holder))) return invalid(reply, '/shares', 'must name every holder once')
      const all = [...shares, { holder: RECOVERY_HOLDER, share: recoveryShare }]
      const generation = { recipient, signed: JSON.stringify(signed), shares: all }
      const act = entry(member, 'keys-rotated', String(after + 1))
      return answer(reply, await keys.advance(after, generation, act), member)
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.resigning,
    schema: { summary: "Sign the server's keys of today", body: Resigning, response },
    roles,
    handle: async ({ body: { signed } }, reply, { member }) => {
      const before = await keys.signed()
      const newest = (await keys.generations()).at(-1)
      if (before === undefined || newest === undefined) return conflict(reply)
      const wrong = await breach(signed)
      if (wrong) return invalid(reply, '/signed', wrong)
      if (signed.recipients[0] !== newest.recipient) return conflict(reply)
      const done = await keys.resign(before, JSON.stringify(signed), entry(member, 'keys-resigned', signed.root))
      return answer(reply, done, member)
    },
  })

  const admit = async (
    { holder, recipient, shares }: Admission,
    act: 'reviewer-admitted' | 'keys-recovered',
    reply: FastifyReply,
    member: StaffRow,
  ) => {
    const known = new Set((await keys.generations()).map(({ number }) => number))
    const numbers = shares.map(({ number }) => number)
    if (repeats(numbers) || !numbers.every((number) => known.has(number)))
      return invalid(reply, '/shares', 'must name identities that are there, each once')
    const { name } = (await staff.get(holder)) ?? {}
    if (name === undefined) return conflict(reply)
    return answer(reply, await keys.admit(holder, recipient, shares, entry(member, act, name)), member)
  }

  route({
    method: 'POST',
    url: staffRoutes.admission,
    schema: { summary: 'Give another reviewer shares of all identities', body: Admission, response },
    roles,
    handle: async ({ body }, reply, { member }) => {
      if (body.holder === member.id || !(await hasShare(context, member))) return notYours(reply)
      return admit(body, 'reviewer-admitted', reply, member)
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.recovery,
    schema: { summary: 'Take shares for oneself, opened with the printed key', body: Recovery, response },
    roles,
    handle: async ({ body: { proof, ...body } }, reply, { member }) => {
      if (body.holder !== member.id) return notYours(reply)
      const signed = await keys.signed()
      if (signed === undefined) return conflict(reply)
      const { root } = JSON.parse(signed) as SignedKeys
      if (!isSignedBy(root, recoveryMessage(body), proof))
        return invalid(reply, '/proof', 'must be a signature by the root key')
      return admit(body, 'keys-recovered', reply, member)
    },
  })
}

/** Whether a reviewer has been admitted. Who has not can have no identity to pass on. */
const hasShare = async ({ store }: Context, { id }: StaffRow): Promise<boolean> =>
  (await store.keys.shares()).some(({ holder }) => holder === id)

const repeats = (items: readonly unknown[]): boolean => new Set(items).size !== items.length

const conflict = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'keys-conflict', 'Read the keys again: somebody has changed them, or a holder is no longer there.')
