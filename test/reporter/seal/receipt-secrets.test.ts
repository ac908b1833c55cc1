import { createHash, scryptSync } from 'node:crypto'
import { Encrypter, identityToRecipient } from 'age-encryption'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isReceiptCode } from '../../../src/contract/receipt-code.ts'
import { openSealed } from '../../../src/crypto/age.ts'
import { deriveReceiptSecrets, makeReceiptSecrets } from '../../../src/reporter/seal/receipt-secrets.ts'

const CODE = '123456789012345678901234'
const derived = scryptSync(CODE, 'jianfu/receipt/1', 64, { N: 2 ** 14, r: 8, p: 1, maxmem: 2 ** 26 })

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A Worker as a browser might have it: `reply` is what happens when it gets the code. */
function stubWorker(reply: (worker: FakeWorker) => void): void {
  vi.stubGlobal(
    'Worker',
    class extends FakeWorker {
      postMessage() {
        queueMicrotask(() => reply(this))
      }
    },
  )
}

class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | undefined
  onerror: (() => void) | undefined
  onmessageerror: (() => void) | undefined
  terminate() {}
}

describe('what follows from a receipt code', () => {
  it('is what scrypt of another implementation gives, for ever: else every receipt ever shown is lost', async () => {
    const secrets = await deriveReceiptSecrets(CODE)
    expect(secrets.id).toBe(derived.subarray(0, 16).toString('hex'))
    expect(secrets.accessKey).toBe(derived.subarray(16, 32).toString('hex'))
    expect(secrets.accessHash).toBe(createHash('sha256').update(derived.subarray(16, 32)).digest('hex'))
    expect(secrets.id).toBe('176ba93955e1fbf80aca63afcfccec87')
    expect(secrets.replyTo).toBe('age1dwuwz9zk0c84lfqsdaqdtflrjh62rr8jp3dyj0nga50ry6zuacdqfxl3fg')
  })

  it('opens replies that the age library seals', async () => {
    const { replyIdentity, replyTo } = await deriveReceiptSecrets(CODE)
    expect(replyIdentity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/)
    expect(await identityToRecipient(replyIdentity)).toBe(replyTo)
    const encrypter = new Encrypter()
    encrypter.addRecipient(replyTo)
    const opened = await openSealed(replyIdentity, await encrypter.encrypt('已处理'))
    expect(new TextDecoder().decode(opened)).toBe('已处理')
  })

  it('is new every time', async () => {
    const [one, two] = [await makeReceiptSecrets(), await makeReceiptSecrets()]
    expect(isReceiptCode(one.code)).toBe(true)
    expect(one.id).not.toBe(two.id)
  })

  it.each<[string, (worker: FakeWorker) => void]>([
    ['that works', (worker) => worker.onmessage?.({ data: new Uint8Array(derived) })],
    ['that cannot start', (worker) => worker.onerror?.()],
    ['whose answer is lost', (worker) => worker.onmessageerror?.()],
    ['that answers nonsense', (worker) => worker.onmessage?.({ data: 'x' })],
  ])('is the same with a worker %s', async (_, reply) => {
    stubWorker(reply)
    expect((await deriveReceiptSecrets(CODE)).id).toBe(derived.subarray(0, 16).toString('hex'))
  })

  it('is the same when the browser killed the worker and nothing ever comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    stubWorker(() => {})
    const secrets = deriveReceiptSecrets(CODE)
    await vi.advanceTimersByTimeAsync(15_000)
    expect((await secrets).id).toBe(derived.subarray(0, 16).toString('hex'))
  })

  it('is the same where workers are forbidden', async () => {
    vi.stubGlobal('Worker', function refused() {
      throw new DOMException('blocked by CSP', 'SecurityError')
    })
    expect((await deriveReceiptSecrets(CODE)).id).toBe(derived.subarray(0, 16).toString('hex'))
  })
})
