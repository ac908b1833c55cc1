import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { BurdenReport } from '../../../src/contract/report.ts'
import { sealReport } from '../../../src/reporter/seal/seal-report.ts'
import { burden, newReader, operatorKeys, photo, quickSecrets } from './reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'jianfu-age-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The program is optional on a developer's machine. */
const hasAge = spawnSync('age', ['--version']).status === 0

function decrypt(identity: string, sealed: Uint8Array): Buffer {
  const key = join(folder, 'key')
  writeFileSync(key, `${identity}\n`, { mode: 0o600 })
  return execFileSync('age', ['-d', '-i', key], { input: sealed, maxBuffer: 1 << 24 })
}

describe('another implementation of age', () => {
  it('opens report, content and photo that the phone sealed, so that no reader depends on our own code', async () => {
    if (!hasAge) return console.log('left out: age')
    const [intake, first, second] = [await newReader(), await newReader(), await newReader()]
    const image = photo(100_000)
    const said = burden({ words: '材料太多', photos: [image] })
    const sealed = await sealReport(said, await quickSecrets(), operatorKeys([first, second], intake))
    const report = JSON.parse(decrypt(intake.identity, new Uint8Array(sealed.body)).toString()) as BurdenReport
    for (const reader of [first, second]) {
      const content = JSON.parse(decrypt(reader.identity, Buffer.from(report.sealed ?? '', 'base64')).toString())
      expect(content.words).toBe('材料太多')
      const pieces = sealed.parts.map(({ bytes }) => new Uint8Array(bytes))
      const file = Buffer.concat(pieces).subarray(0, content.photos[0].bytes)
      expect(decrypt(reader.identity, file).equals(Buffer.from(image))).toBe(true)
    }
  })
})
