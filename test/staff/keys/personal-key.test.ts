import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { describe, expect, it } from 'vitest'
import {
  makePersonalIdentity,
  recipientOf,
  unwrapPersonalKey,
  wrapPersonalKey,
} from '../../../src/staff/accounts/keys/personal-key.ts'

const wrapKey = new Uint8Array(32).fill(5)
const otherKey = new Uint8Array(32).fill(6)

describe("a reviewer's own key", () => {
  it('is opened by the password that wrapped it, and by no other', () => {
    const identity = makePersonalIdentity()
    const personal = wrapPersonalKey(identity, wrapKey)
    expect(personal.recipient).toBe(recipientOf(identity))
    expect(unwrapPersonalKey(personal, wrapKey)).toBe(identity)
    expect(unwrapPersonalKey(personal, otherKey)).toBeUndefined()
  })

  it('whose public half the server has exchanged is not used: answers would be sealed to a stranger', () => {
    const personal = wrapPersonalKey(makePersonalIdentity(), wrapKey)
    const foreign = { ...personal, recipient: recipientOf(makePersonalIdentity()) }
    expect(unwrapPersonalKey(foreign, wrapKey)).toBeUndefined()
  })

  it('damaged on the disk is said to be unusable instead of failing', () => {
    const personal = wrapPersonalKey(makePersonalIdentity(), wrapKey)
    expect(unwrapPersonalKey({ ...personal, wrapped: personal.wrapped.slice(8) }, wrapKey)).toBeUndefined()
    expect(unwrapPersonalKey({ ...personal, wrapped: '' }, wrapKey)).toBeUndefined()
  })

  it('is wrapped as 24 bytes of nonce and XChaCha20-Poly1305 of the identity, as the design says', () => {
    const identity = makePersonalIdentity()
    const bytes = Buffer.from(wrapPersonalKey(identity, wrapKey).wrapped, 'base64')
    const context = new TextEncoder().encode('jianfu/staff/personal/1')
    const text = xchacha20poly1305(wrapKey, bytes.subarray(0, 24), context).decrypt(bytes.subarray(24))
    expect(Buffer.from(text).toString()).toBe(identity)
  })
})
