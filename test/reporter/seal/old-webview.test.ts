import { afterEach, describe, expect, it, vi } from 'vitest'
import { openSealed, sealTo } from '../../../src/crypto/age.ts'
import { sealReport } from '../../../src/reporter/seal/seal-report.ts'
import { openWith } from './open.ts'
import { burden, newReader, operatorKeys, quickSecrets } from './reports.ts'

afterEach(() => vi.unstubAllGlobals())

const random = { getRandomValues: crypto.getRandomValues.bind(crypto) }
const throwing = (name: string) => new Proxy({}, { get: () => () => Promise.reject(new DOMException('?', name)) })

describe.each([
  { where: 'a page without a secure context, which has no crypto.subtle', crypto: random },
  {
    where: 'a WebView that calls X25519 an operation error',
    crypto: { ...random, subtle: throwing('OperationError') },
  },
  { where: 'a WebView that calls X25519 a data error', crypto: { ...random, subtle: throwing('DataError') } },
])('sealing on $where', ({ crypto }) => {
  it('works, and what it sealed is opened elsewhere', async () => {
    const [reader, intake] = [await newReader(), await newReader()]
    const secrets = await quickSecrets()
    vi.stubGlobal('crypto', crypto)
    const sealed = await sealReport(burden(), secrets, operatorKeys([reader], intake))
    const message = await sealTo([reader.recipient], new Uint8Array([1, 2, 3]))
    expect([...(await openSealed(reader.identity, message))]).toEqual([1, 2, 3])
    vi.unstubAllGlobals()
    expect((await openWith(intake.identity, new Uint8Array(sealed.body))).length).toBe(4_096)
  })
})

describe('what is no X25519 key', () => {
  it.each(['', 'age1', 'AGE-SECRET-KEY-1QQQQ', 'age1tag1qqqq', `age1${'q'.repeat(58)}`])(
    'is refused: "%s"',
    async (key) => {
      await expect(sealTo([key], new Uint8Array(1))).rejects.toThrow()
    },
  )

  it('opens nothing: a reply to somebody else stays closed', async () => {
    const [one, other] = [await newReader(), await newReader()]
    const sealed = await sealTo([one.recipient], new Uint8Array(1))
    await expect(openSealed(other.identity, sealed)).rejects.toThrow()
  })
})
