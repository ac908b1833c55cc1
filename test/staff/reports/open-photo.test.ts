import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/contract/limits.ts'
import type { SealedPhoto } from '../../../src/contract/sealed-content.ts'
import { sealTo } from '../../../src/crypto/age.ts'
import { randomBytes } from '../../../src/crypto/random-bytes.ts'
import { openPhoto } from '../../../src/staff/reports/opened/open-photo.ts'
import { newKeyPair } from './a-report.ts'

const reviewer = newKeyPair()
const jpeg = randomBytes(100_000)

/** A photo sealed, filled up and cut as a phone does it; the server keeps the pieces by their names. */
async function aPhoto() {
  const sealed = await sealTo([newKeyPair().recipient, reviewer.recipient], jpeg)
  const filled = new Uint8Array(Math.ceil(sealed.length / LIMITS.partBytes) * LIMITS.partBytes)
  filled.set(sealed)
  filled.set(randomBytes(filled.length - sealed.length), sealed.length)
  const pieces = new Map<string, Uint8Array<ArrayBuffer>>()
  for (let start = 0; start < filled.length; start += LIMITS.partBytes) {
    const piece = filled.slice(start, start + LIMITS.partBytes)
    pieces.set(createHash('sha256').update(piece).digest('hex'), piece)
  }
  const photo: SealedPhoto = { type: 'image/jpeg', bytes: sealed.length, parts: [...pieces.keys()] }
  return { photo, pieces }
}

const from = (pieces: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) => async (name: string) => {
  const bytes = pieces.get(name)
  return bytes ? { name: 'done' as const, bytes } : { name: 'missing' as const }
}

describe('a sealed photo', () => {
  it('is the bytes the phone sealed, without what the last piece was filled up with', async () => {
    const { photo, pieces } = await aPhoto()
    expect(pieces.size).toBe(2)
    const opened = await openPhoto(photo, [reviewer.identity], from(pieces))
    expect(opened.name).toBe('opened')
    expect('content' in opened && Buffer.from(opened.content).equals(Buffer.from(jpeg))).toBe(true)
  })

  it('is damaged when a piece was replaced on the disk by another one of the same length', async () => {
    const { photo, pieces } = await aPhoto()
    pieces.set(photo.parts[1] ?? '', randomBytes(LIMITS.partBytes))
    expect(await openPhoto(photo, [reviewer.identity], from(pieces))).toEqual({ name: 'damaged' })
  })

  it('is damaged when its pieces come in the place of each other', async () => {
    const { photo, pieces } = await aPhoto()
    const [first = '', second = ''] = photo.parts
    const swapped = new Map([
      [first, pieces.get(second)!],
      [second, pieces.get(first)!],
    ])
    expect(await openPhoto(photo, [reviewer.identity], from(swapped))).toEqual({ name: 'damaged' })
  })

  it('is damaged when a piece is gone, or more bytes are claimed than there are', async () => {
    const { photo, pieces } = await aPhoto()
    const claimed = { ...photo, bytes: 3 * LIMITS.partBytes }
    expect(await openPhoto(claimed, [reviewer.identity], from(pieces))).toEqual({ name: 'damaged' })
    pieces.delete(photo.parts[0] ?? '')
    expect(await openPhoto(photo, [reviewer.identity], from(pieces))).toEqual({ name: 'damaged' })
  })

  it('is not called damaged when the network was gone: it can be asked for again', async () => {
    const { photo } = await aPhoto()
    const offline = async () => ({ name: 'offline' as const })
    expect(await openPhoto(photo, [reviewer.identity], offline)).toEqual({ name: 'offline' })
  })

  it('is not for us when it was sealed to others', async () => {
    const { photo, pieces } = await aPhoto()
    expect(await openPhoto(photo, [newKeyPair().identity], from(pieces))).toEqual({ name: 'not-for-us' })
  })
})
