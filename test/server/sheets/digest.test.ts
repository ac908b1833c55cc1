import { describe, expect, it } from 'vitest'
import { sheetDigest } from '../../../src/server/sheets/digest.ts'
import type { SheetContent } from '../../../src/server/sheets/types.ts'
import { sheetOf } from './plain-sheet.ts'

describe('The digest of a sheet', () => {
  it('is the same for equal content, however it was put together', () => {
    const turned = Object.fromEntries(Object.entries(sheetOf()).reverse()) as unknown as SheetContent
    expect(sheetDigest(turned)).toBe(sheetDigest(sheetOf()))
    expect(sheetDigest(sheetOf())).toMatch(/^[0-9a-f]{64}$/)
    const emblem = () => Uint8Array.of(1, 2, 3)
    expect(sheetDigest(sheetOf({ emblem: emblem() }))).toBe(sheetDigest(sheetOf({ emblem: emblem() })))
  })

  it('is another one when anything on the sheet is: else an old complaint line would stay on the wall', () => {
    const changes: Partial<SheetContent>[] = [
      { kind: 'burden' },
      ...Object.keys(sheetOf()).map((key) => ({ [key]: 'different' })),
      { emblem: Uint8Array.of(1, 2, 3) },
      { emblem: Uint8Array.of(1, 2, 4) },
      { name: sheetOf().above, above: sheetOf().name },
    ]
    const digests = [sheetOf(), ...changes.map(sheetOf)].map(sheetDigest)
    expect(new Set(digests).size).toBe(digests.length)
  })
})
