import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTENT_LENGTHS, padJson, REPORT_LENGTHS } from '../../src/contract/padding.ts'

const bytesOf = (json: string) => new TextEncoder().encode(json)

describe('padding', () => {
  it.each([
    { name: 'content', lengths: CONTENT_LENGTHS },
    { name: 'report', lengths: REPORT_LENGTHS },
  ])('leaves only the known lengths and the same JSON: $name', ({ lengths }) => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20_000 }), (words) => {
        const padded = padJson(bytesOf(JSON.stringify({ words })), lengths)
        expect(lengths).toContain(padded.length)
        expect(JSON.parse(new TextDecoder().decode(padded))).toEqual({ words })
      }),
      { numRuns: 50 },
    )
  })

  it('takes the next length that holds it, also when it fits to the byte', () => {
    expect(padJson(new Uint8Array(1_024), CONTENT_LENGTHS)).toHaveLength(1_024)
    expect(padJson(new Uint8Array(1_025), CONTENT_LENGTHS)).toHaveLength(4_096)
  })

  it('never sends something of a length of its own: what fits none is refused', () => {
    expect(() => padJson(new Uint8Array(65 * 1_024), CONTENT_LENGTHS)).toThrow(RangeError)
  })
})
