import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Receipt } from '../../../src/contract/receipt.ts'
import { verifyReceipt } from '../../../src/reporter/sync/verify-receipt.ts'
import { newKey } from './fake-server.ts'

const server = newKey()
const id = randomBytes(16).toString('hex')
const digest = randomBytes(32).toString('hex')
const receiptFor = (values: { id: string; digest: string; day: string }, signer = server): Receipt => ({
  ...values,
  signature: signer.sign(`${values.id}\n${values.digest}\n${values.day}`),
})
const receipt = receiptFor({ id, digest, day: '2026-11-22' })
const expected = { id, digest, serverKeys: [server.key] }

describe('a receipt', () => {
  it('signed by any of the known keys is valid, also the old one while keys change', () => {
    expect(verifyReceipt(receipt, expected)).toBe('valid')
    expect(verifyReceipt(receipt, { ...expected, serverKeys: [newKey().key, server.key] })).toBe('valid')
  })

  it('for other bytes or another id is not for this report, however well signed', () => {
    const other = randomBytes(32).toString('hex')
    expect(verifyReceipt(receiptFor({ id, digest: other, day: '2026-11-22' }), expected)).toBe('other-report')
    expect(verifyReceipt(receiptFor({ id: other.slice(32), digest, day: '2026-11-22' }), expected)).toBe('other-report')
  })

  it.each<[string, Receipt, readonly string[]]>([
    ['by a stranger', receiptFor({ id, digest, day: '2026-11-22' }, newKey()), [server.key]],
    ['for another day', { ...receipt, day: '2026-11-23' }, [server.key]],
    ['without a known key', receipt, []],
    ['with a key that is none', receipt, ['nonsense', '']],
    ['that is no signature', { ...receipt, signature: '?' }, [server.key]],
  ])('%s is not believed', (_, given, serverKeys) => {
    expect(verifyReceipt(given, { id, digest, serverKeys })).toBe('unknown-key')
  })
})
