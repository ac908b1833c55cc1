import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BurdenReport, type GridReport, Report } from '../../../src/contract/report.ts'
import { ruleErrors } from '../../../src/contract/report-rules.ts'
import { SealedContent } from '../../../src/contract/sealed-content.ts'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import { sealReport } from '../../../src/reporter/seal/seal-report.ts'
import type { Answers, OperatorKeys, ReceiptSecrets } from '../../../src/reporter/seal/types.ts'
import { joined, openContent, openIntake, openWith, stanzas } from './open.ts'
import { burden, grid, newReader, operatorKeys, photo, quickSecrets, type Reader } from './reports.ts'

const report = Compile(Report)
const content = Compile(SealedContent)
const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex')

let reviewers: [Reader, Reader]
let intake: Reader
let keys: OperatorKeys
let secrets: ReceiptSecrets

beforeAll(async () => {
  reviewers = [await newReader(), await newReader()]
  intake = await newReader()
  keys = operatorKeys(reviewers, intake)
  secrets = await quickSecrets()
})

const seal = (answers: Answers) => sealReport(answers, secrets, keys)

describe('a sealed burden report', () => {
  it('is opened by each reviewer to exactly what was said', async () => {
    const sealed = await seal(
      burden({ words: '周会太多 🙂 \u202eabc', issuerName: '某某指挥部', quantities: { meetings: 17 } }),
    )
    const opened = await openIntake<BurdenReport>(intake.identity, sealed)
    for (const { identity } of reviewers)
      expect(await openContent(identity, opened)).toEqual({
        ...{ version: 1, quantities: { meetings: 17 }, words: '周会太多 🙂 \u202eabc', issuer: '某某指挥部' },
        ...{ photos: [], replyTo: secrets.replyTo },
      })
  })

  it('shows the server ticks and number classes, and no exact number, word or name', async () => {
    const said = burden({ words: 'SECRETWORD', issuerName: 'SECRETOFFICE', quantities: { meetings: 17 } })
    const opened = await openIntake<BurdenReport>(intake.identity, await seal(said))
    expect(opened).toEqual({
      ...{ version: 1, kind: 'burden', place: '371002A01000', category: 'MTG', subtypes: ['MTG-01'] },
      ...{ quantities: { meetings: 11 }, sealed: expect.any(String), accessHash: secrets.accessHash },
    })
    expect(JSON.stringify(opened)).not.toMatch(/SECRET|17(?!\d)[,}]/)
  })

  it('has the same length with words and without, so that its size tells nothing', async () => {
    const lengths = new Set<number>()
    for (const words of [undefined, '一', '会'.repeat(250)])
      lengths.add((await seal(burden(words === undefined ? {} : { words }))).body.byteLength)
    expect(lengths.size).toBe(1)
  })

  it('has four stanzas inside whether one or three people read it, and reveals by no position which', async () => {
    const firsts = new Set<number>()
    for (let i = 0; i < 24; i++) {
      const one = operatorKeys([reviewers[0]], intake)
      const opened = await openIntake<BurdenReport>(intake.identity, await sealReport(burden(), secrets, one))
      const inner = Buffer.from(opened.sealed ?? '', 'base64')
      const lines = stanzas(inner)
      expect(lines).toHaveLength(4)
      firsts.add(await positionOf(reviewers[0].identity, inner, lines))
    }
    expect(firsts.size).toBeGreaterThan(1)
  })

  it('is never sealed to throw-away keys alone', async () => {
    await expect(sealReport(burden(), secrets, { ...keys, recipients: [] })).rejects.toThrow(/recipients/)
    await expect(sealReport(burden(), secrets, { ...keys, recipients: ['age1pq1abc'] })).rejects.toThrow()
  })

  it('carries photos that a reviewer opens to the same bytes, in pieces of one length', async () => {
    const photos = [photo(1), photo(65_536), photo(200_001)]
    const sealed = await seal(burden({ photos }))
    expect(new Set(sealed.parts.map(({ bytes }) => bytes.byteLength))).toEqual(new Set([65_536]))
    for (const part of sealed.parts) expect(sha256(part.bytes)).toBe(part.sha256)
    const opened = await openIntake<BurdenReport>(intake.identity, sealed)
    expect(opened.parts).toEqual(sealed.parts.map(({ sha256 }) => sha256))
    const inside = await openContent(reviewers[1].identity, opened)
    for (const [index, { bytes, parts }] of inside.photos.entries()) {
      const file = joined(sealed, parts).subarray(0, bytes)
      expect(Buffer.from(await openWith(reviewers[1].identity, file))).toEqual(
        Buffer.from(photos[index] as ArrayBuffer),
      )
    }
  })

  it('leaves out what was not said', async () => {
    const bare = burden({ subtypes: [], quantities: { meetings: Number.NaN }, words: '  ', issuerName: '' })
    const opened = await openIntake<BurdenReport>(intake.identity, await seal(bare))
    expect(Object.keys(opened).sort()).toEqual(['accessHash', 'category', 'kind', 'place', 'sealed', 'version'])
    expect(Object.keys(await openContent(reviewers[0].identity, opened)).sort()).toEqual(
      ['photos', 'quantities', 'replyTo', 'version'], // no word, no issuer
    )
  })
})

describe('a sealed grid report', () => {
  it('is opened by the server to exact numbers, text, contact and photos', async () => {
    const photos = [photo(70_000), photo(10)]
    const said = grid({
      words: '暖气不热',
      contact: '13800000000',
      address: '1单元',
      photos,
      quantities: { degrees: 14 },
    })
    const sealed = await seal(said)
    const opened = await openIntake<GridReport>(intake.identity, sealed)
    expect(opened).toMatchObject({
      text: '暖气不热',
      contact: '13800000000',
      address: '1单元',
      quantities: { degrees: 14 },
    })
    expect(opened.replyTo).toBe(secrets.replyTo)
    for (const [index, { parts }] of (opened.photos ?? []).entries())
      expect(Buffer.from(joined(sealed, parts))).toEqual(Buffer.from(photos[index] as ArrayBuffer))
  })

  it('names the pieces of a photo that was chosen twice once', async () => {
    const twice = photo(1_000)
    const sealed = await seal(grid({ photos: [twice, twice.slice(0)] }))
    expect(sealed.parts).toHaveLength(1)
    const opened = await openIntake<GridReport>(intake.identity, sealed)
    expect(report.Check(opened)).toBe(true)
    expect(opened.photos).toHaveLength(2)
  })
})

describe('every sealed report', () => {
  it('is named by the SHA-256 of its bytes, in a buffer that holds nothing else', async () => {
    for (const answers of [burden(), grid()]) {
      const sealed = await seal(answers)
      expect(sealed.digest).toBe(sha256(sealed.body))
      expect(sealed.id).toBe(secrets.id)
      expect(sealed.body).toBeInstanceOf(ArrayBuffer)
    }
  })

  it('fits the schema and the rules whatever people type, half an emoji and U+0000 among it', async () => {
    const typed = fc.string({ unit: 'binary', maxLength: 2_500 }).map((text) => `${text}\ud800\0`)
    await fc.assert(
      fc.asyncProperty(typed, fc.constantFrom('burden', 'grid'), async (words, kind) => {
        const said =
          kind === 'burden' ? burden({ words, issuerName: words }) : grid({ words, contact: words, address: words })
        const opened = await openIntake<BurdenReport | GridReport>(intake.identity, await seal(said))
        expect(report.Check(opened)).toBe(true)
        expect(ruleErrors({ ...opened, quantities: {} } as Report, TAXONOMY)).toEqual([])
        if (opened.kind === 'burden') expect(content.Check(await openContent(reviewers[0].identity, opened))).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('stays below the size the server takes, however much is said', async () => {
    const most = '\u0001'.repeat(2_000)
    const photos = Array.from({ length: 6 }, () => photo(390_000))
    for (const answers of [burden({ words: most, photos }), grid({ words: most, photos })]) {
      const sealed = await seal(answers)
      expect(sealed.body.byteLength).toBeLessThanOrEqual(128 * 1_024)
      expect(sealed.parts.length).toBeLessThanOrEqual(36)
    }
  })

  it('with photos of more than 36 pieces is refused here, not by the server', async () => {
    await expect(seal(grid({ photos: [photo(37 * 65_536)] }))).rejects.toThrow(RangeError)
  })

  it('names poster and level when the code was scanned without a network', async () => {
    const opened = await openIntake<BurdenReport>(
      intake.identity,
      await seal(burden({ origin: { poster: '0123456789', level: 'area' } })),
    )
    expect(opened).toMatchObject({ poster: '0123456789', level: 'area' })
    expect(opened.place).toBeUndefined()
  })
})

/** Which stanza a reader's key opens: the file is opened with the others taken out. */
async function positionOf(identity: string, sealed: Uint8Array, lines: readonly string[]): Promise<number> {
  const { x25519Identity } = await import('../../../src/crypto/x25519-recipient.ts')
  const { Stanza } = await import('age-encryption')
  const text = Buffer.from(sealed).toString('latin1')
  for (const [index, line] of lines.entries()) {
    const body = text.slice(text.indexOf(line) + line.length + 1).split('\n')[0] ?? ''
    const stanza = new Stanza(line.slice(3).split(' '), Buffer.from(body, 'base64'))
    if (x25519Identity(identity).unwrapFileKey([stanza])) return index
  }
  return -1
}
