import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../../src/server/store/open-store.ts'
import { removeFolder, temporaryFolder } from '../../setup/server-process.ts'
import { makePart } from './reports-for-tests.ts'

const PIECES = 200
const PIECE_BYTES = 64 * 1024

it('a flood of pieces that nobody claims gives its room back to the disk when it is swept', async () => {
  const dataDir = temporaryFolder()
  const store = await openStore({ dataDir })
  try {
    const pieces = Array.from({ length: PIECES }, () => makePart(PIECE_BYTES))
    await Promise.all(pieces.map(({ sha256, bytes }) => store.parts.put(sha256, bytes, '2026-03-01')))
    const kept = makePart(PIECE_BYTES)
    await store.parts.put(kept.sha256, kept.bytes, '2026-03-09')
    expect(await store.parts.sweep('2026-03-05')).toBe(PIECES)
    const bytes = ['jianfu.db', 'jianfu.db-wal'].reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0)
    expect(bytes).toBeLessThan((PIECES * PIECE_BYTES) / 10)
    expect(await store.parts.get(kept.sha256)).toEqual(kept.bytes)
    expect(await store.check()).toEqual([])
  } finally {
    await store.close()
    removeFolder(dataDir)
  }
})
