import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { Report } from '../../../src/contract/report.ts'
import type { SealedContent } from '../../../src/contract/sealed-content.ts'
import { exactBuffer } from '../../../src/reporter/seal/bytes.ts'
import type { SealedReport } from '../../../src/reporter/seal/types.ts'
import { joined, openContent, openIntake, openWith } from './open.ts'

interface Vector {
  readonly id: string
  readonly digest: string
  readonly intakeIdentity: string
  readonly readerIdentities: readonly string[]
  readonly report: Report
  readonly content?: SealedContent
  readonly photos: readonly string[]
  readonly body: string
  readonly parts: readonly { readonly sha256: string; readonly bytes: string }[]
}

const FOLDER = new URL('../../fixtures/sealed/v1/', import.meta.url)
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
const bytesOf = (base64: string) => exactBuffer(Buffer.from(base64, 'base64'))

function read(name: string): { vector: Vector; sealed: SealedReport } {
  const vector = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Vector
  const parts = vector.parts.map(({ sha256, bytes }) => ({ sha256, bytes: bytesOf(bytes) }))
  return { vector, sealed: { id: vector.id, digest: vector.digest, body: bytesOf(vector.body), parts } }
}

describe('reports that released clients sealed', () => {
  it('are kept: none of the stored ones is missing', () => {
    expect(names).toEqual(expect.arrayContaining(['burden-offline.json', 'burden.json', 'grid.json']))
  })

  it.each(names)('still open to what was said, and are still valid: %s', async (name) => {
    const { vector, sealed } = read(name)
    expect(createHash('sha256').update(new Uint8Array(sealed.body)).digest('hex')).toBe(vector.digest)
    const report = await openIntake(vector.intakeIdentity, sealed)
    expect(report).toEqual(vector.report)
    expect(Compile(Report).Check(report)).toBe(true)
    if (report.kind === 'grid') {
      const photos = (report.photos ?? []).map(({ parts }) => Buffer.from(joined(sealed, parts)).toString('base64'))
      expect(photos).toEqual(vector.photos)
      return
    }
    for (const identity of vector.readerIdentities) {
      const content = await openContent(identity, report)
      expect(content).toEqual(vector.content)
      for (const [index, { bytes, parts }] of content.photos.entries()) {
        const photo = await openWith(identity, joined(sealed, parts).subarray(0, bytes))
        expect(Buffer.from(photo).toString('base64')).toBe(vector.photos[index])
      }
    }
  })
})
