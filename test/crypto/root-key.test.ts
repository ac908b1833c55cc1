import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signedKeysMessage } from '../../src/contract/signed-keys-message.ts'
import { fingerprint } from '../../src/crypto/fingerprint.ts'
import { recoveryKey } from '../../src/crypto/recovery-key.ts'
import { isSignedBy, rootKey } from '../../src/crypto/root-key.ts'

const seed = Uint8Array.from({ length: 32 }, (_, index) => index)
const keys = {
  recipients: ['age1one', 'age1two'],
  intakeKey: 'age1intake',
  serverKeys: ['c2VydmVy'],
}

describe('the root key', () => {
  it('signs what every Ed25519 program can verify', () => {
    const signed = rootKey(seed).sign(keys)
    const x = Buffer.from(signed.root, 'base64').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    const message = Buffer.from(signedKeysMessage(keys))
    expect(verify(null, message, key, Buffer.from(signed.signature, 'base64'))).toBe(true)
    expect(isSignedBy(signed.root, signed, signed.signature)).toBe(true)
  })

  it('covers every key and their order: a server cannot add a recipient of its own, nor put it first', () => {
    const { root, signature } = rootKey(seed).sign(keys)
    const others = [
      { ...keys, recipients: [...keys.recipients, 'age1evil'] },
      { ...keys, recipients: ['age1two', 'age1one'] },
      { ...keys, recipients: ['age1one age1two'], intakeKey: 'age1intake\nc2VydmVy', serverKeys: [] },
      { ...keys, intakeKey: 'age1evil' },
      { ...keys, serverKeys: [] },
    ]
    for (const other of others) expect(isSignedBy(root, other, signature)).toBe(false)
  })

  it('of somebody else, malformed keys and malformed signatures count as unsigned', () => {
    const { root, signature } = rootKey(seed).sign(keys)
    expect(isSignedBy(rootKey(seed.map((byte) => byte ^ 1)).publicKey, keys, signature)).toBe(false)
    expect(isSignedBy('', keys, signature)).toBe(false)
    expect(isSignedBy('???', keys, signature)).toBe(false)
    expect(isSignedBy(root, keys, '')).toBe(false)
    expect(isSignedBy(root, keys, signature.slice(4))).toBe(false)
  })
})

describe('the printed secret', () => {
  it('yields the same two keys for ever: a page printed today opens and signs in ten years', () => {
    const { identity, recipient, root } = recoveryKey(seed)
    expect({ identity, recipient, root: root.publicKey }).toEqual({
      identity: 'AGE-SECRET-KEY-1Y7UA8XP7MTCP9AS6MK9LVD2DV62ATDTXWPXYPVQME52PY0RTHGMQNL4TKV',
      recipient: 'age1qehpu6ujuph8263mqejq0v0rwwu0nyu3vve6y7kss00tck30dqus4nkw5k',
      root: 'GT3brC9TzlyTUHXciaO9dXikOL4PV39sYsElT8ClxNU=',
    })
  })

  it('yields keys that say nothing of each other', () => {
    const one = recoveryKey(seed)
    const other = recoveryKey(seed.map((byte) => byte ^ 1))
    expect(new Set([one.recipient, other.recipient, one.root.publicKey, other.root.publicKey]).size).toBe(4)
  })
})

describe('a fingerprint', () => {
  it('is four groups of five digits, the same for ever', () => {
    expect(fingerprint('age1one')).toMatch(/^(\d{5} ){3}\d{5}$/)
    expect(fingerprint('age1one')).toBe('52355 51891 48735 23354')
  })
})
