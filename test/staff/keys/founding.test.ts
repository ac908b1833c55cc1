import { describe, expect, it } from 'vitest'
import { openSealed, sealTo } from '../../../src/crypto/age.ts'
import { readRecoveryKey } from '../../../src/staff/accounts/keys/recovery-key.ts'
import { openOwnShares } from '../../../src/staff/accounts/keys/shares.ts'
import { verifySignedKeys } from '../../../src/staff/accounts/keys/verify-signed-keys.ts'
import { aFoundedOperator, aReviewer, SERVER } from './an-operator.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('the founding of the keys', () => {
  it('gives the first reviewer a share that opens what phones seal', async () => {
    const first = aReviewer('a')
    const { keys } = await aFoundedOperator(first)
    const sealed = await sealTo(keys.signed?.recipients ?? [], new TextEncoder().encode('会太多'))
    const [opened] = await openOwnShares(keys, first.identity)
    expect(text(await openSealed(opened?.identity ?? '', sealed))).toBe('会太多')
  })

  it('sends nothing that opens or signs: neither the secret nor the reviewing identity leaves the browser', async () => {
    const { founding, code } = await aFoundedOperator(aReviewer('a'))
    const sent = JSON.stringify(founding)
    expect(sent).not.toContain('AGE-SECRET-KEY')
    for (const line of code) expect(sent).not.toContain(line.replace(/ /g, ''))
  })

  it('is signed by the key that the printed page yields', async () => {
    const { keys, code } = await aFoundedOperator(aReviewer('a'))
    const reading = readRecoveryKey(code.join('\n'), keys)
    expect(reading.name === 'key' && reading.key.root.publicKey).toBe(keys.signed?.root)
    expect(verifySignedKeys(keys)).toBe('good')
  })

  it('a page printed for other keys is told apart from a mistyped one', async () => {
    const { keys } = await aFoundedOperator(aReviewer('a'))
    const other = await aFoundedOperator(aReviewer('b'))
    expect(readRecoveryKey(other.code.join('\n'), keys)).toEqual({ name: 'other-page' })
    expect(readRecoveryKey(other.code.slice(0, 4).join('\n'), keys)).toEqual({ name: 'mistyped', lines: [5] })
  })
})

describe('signed keys', () => {
  it('of a server that has changed its own are to be signed again', async () => {
    const { keys } = await aFoundedOperator(aReviewer('a'))
    expect(verifySignedKeys({ ...keys, unsigned: { ...SERVER, serverKeys: ['b3RoZXI='] } })).toBe('server-changed')
    const { signed: _, ...unfounded } = keys
    expect(verifySignedKeys(unfounded)).toBe('none')
  })

  it('with a recipient slipped in by a server that was broken into are broken', async () => {
    const { keys } = await aFoundedOperator(aReviewer('a'))
    const evil = aReviewer('e').recipient
    if (!keys.signed) throw new Error('not founded')
    expect(verifySignedKeys({ ...keys, signed: { ...keys.signed, recipients: [evil] } })).toBe('broken')
    expect(verifySignedKeys({ ...keys, generations: [{ number: 1, recipient: evil }] })).toBe('broken')
  })
})
