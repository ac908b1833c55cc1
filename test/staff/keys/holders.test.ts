import { describe, expect, it } from 'vitest'
import { admit, recover } from '../../../src/staff/accounts/keys/admission.ts'
import { readRecoveryKey } from '../../../src/staff/accounts/keys/recovery-key.ts'
import { resign, rotate, stayingHolders } from '../../../src/staff/accounts/keys/rotation.ts'
import { openOwnShares, openShare, openShares, sealShare } from '../../../src/staff/accounts/keys/shares.ts'
import { verifySignedKeys } from '../../../src/staff/accounts/keys/verify-signed-keys.ts'
import { aFoundedOperator, aReviewer, holderOf } from './an-operator.ts'

async function anOperator() {
  const first = aReviewer('a')
  const { keys, code } = await aFoundedOperator(first)
  const reading = readRecoveryKey(code.join('\n'), keys)
  if (reading.name !== 'key') throw new Error('the page just printed cannot be read')
  return { first, keys, recovery: reading.key }
}

describe('admission', () => {
  it('gives a colleague every identity the admitting reviewer has, so that old reports can be read too', async () => {
    const { first, keys } = await anOperator()
    const colleague = aReviewer('b')
    const opened = await openOwnShares(keys, first.identity)
    const admission = await admit(opened, colleague)
    expect(admission).toMatchObject({ holder: colleague.id, recipient: colleague.recipient })
    expect(await openShares(admission.shares, keys.generations, colleague.identity)).toEqual(opened)
  })

  it('seals to the key that was compared: a key the server puts in its place opens nothing', async () => {
    const { first, keys } = await anOperator()
    const admission = await admit(await openOwnShares(keys, first.identity), aReviewer('b'))
    const evil = aReviewer('e')
    expect(await openShares(admission.shares, keys.generations, evil.identity)).toEqual([])
  })

  it('a share that holds another identity than its generation is not used: answers would be sealed to a stranger', async () => {
    const { first, keys } = await anOperator()
    const evil = aReviewer('e')
    const share = await sealShare(evil.identity, first.recipient)
    const [generation] = keys.generations
    if (!generation) throw new Error('no generation')
    expect(await openOwnShares({ ...keys, generations: [{ ...generation, share }] }, first.identity)).toEqual([])
  })
})

describe('rotation', () => {
  it('gives those who stay a share of the new identity, and nobody else', async () => {
    const { first, keys, recovery } = await anOperator()
    const gone = aReviewer('g')
    const waiting = aReviewer('w')
    const holders = [holderOf(first, [1]), holderOf(gone, [1], false), holderOf(waiting, [])]
    const now = { ...keys, holders, rotationDue: true }
    const rotation = await rotate(now, recovery, stayingHolders(now))
    expect(rotation.shares.map(({ holder }) => holder)).toEqual([first.id])
    const [fresh] = rotation.signed.recipients
    const generations = [...keys.generations, { number: 2, recipient: fresh ?? '' }]
    const shares = rotation.shares.map(({ share }) => ({ number: 2, share }))
    expect(await openShares(shares, generations, first.identity)).toHaveLength(1)
    expect(await openShare(rotation.recoveryShare, recovery.identity)).toMatch(/^AGE-SECRET-KEY-1/)
    expect(fresh).not.toBe(keys.signed?.recipients[0])
    expect(verifySignedKeys({ ...keys, signed: rotation.signed, generations })).toBe('good')
    expect(rotation.signed.root).toBe(keys.signed?.root)
  })
})

describe('signing again', () => {
  it('leaves the recipients and takes the keys the server has today', async () => {
    const { keys, recovery } = await anOperator()
    const unsigned = { ...keys.unsigned, serverKeys: [Buffer.alloc(32, 9).toString('base64')] }
    const { signed } = resign({ ...keys, unsigned }, recovery)
    expect(signed.recipients).toEqual(keys.signed?.recipients)
    expect(verifySignedKeys({ ...keys, unsigned, signed })).toBe('good')
  })
})

describe('recovery', () => {
  it('with the printed page a reviewer admits oneself when nobody else is left', async () => {
    const { keys, recovery } = await anOperator()
    const me = aReviewer('m')
    const admission = await recover(keys, recovery, me)
    expect(await openShares(admission?.shares ?? [], keys.generations, me.identity)).toHaveLength(1)
  })

  it('with the page of another operator opens nothing', async () => {
    const { keys } = await anOperator()
    const other = await anOperator()
    expect(await recover(keys, other.recovery, aReviewer('m'))).toBeUndefined()
  })
})
