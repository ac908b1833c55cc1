import { describe, expect, it } from 'vitest'
import { areTrusted, rootKey } from '../../src/crypto/root-key.ts'

const operator = rootKey(new Uint8Array(32).fill(1))
const attacker = rootKey(new Uint8Array(32).fill(2))
const keys = { recipients: ['age1reviewers'], intakeKey: 'age1intake', serverKeys: ['c2VydmVy'] }
const evil = { ...keys, recipients: ['age1evil'] }

describe('a phone that has pinned the root key of the operator', () => {
  const pinned = operator.publicKey

  it('takes what this key has signed, also after a rotation', () => {
    expect(areTrusted(operator.sign(keys), pinned)).toBe(true)
    expect(areTrusted(operator.sign({ ...keys, recipients: ['age1next'] }), pinned)).toBe(true)
  })

  it('refuses what a server that was broken into hands out: its own root, an old signature, or none', () => {
    expect(areTrusted(attacker.sign(evil), pinned)).toBe(false)
    expect(areTrusted({ ...evil, root: pinned, signature: operator.sign(keys).signature }, pinned)).toBe(false)
    expect(areTrusted({ ...evil, root: pinned }, pinned)).toBe(false)
    expect(areTrusted(evil, pinned)).toBe(false)
    expect(areTrusted(keys, pinned)).toBe(false)
  })
})

describe('a phone that knows no root key yet', () => {
  it('takes keys that their own root has signed, and those of an operator who has none', () => {
    expect(areTrusted(operator.sign(keys), undefined)).toBe(true)
    expect(areTrusted(keys, undefined)).toBe(true)
  })

  it('refuses keys whose root has not signed them: they would pin a root that can never sign again', () => {
    expect(areTrusted({ ...keys, root: operator.publicKey }, undefined)).toBe(false)
    expect(areTrusted({ ...operator.sign(keys), recipients: ['age1evil'] }, undefined)).toBe(false)
  })
})
