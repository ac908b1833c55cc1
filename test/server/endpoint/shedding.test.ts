import { randomBytes } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { endpoints } from '../../setup/endpoint.ts'
import { aBurden, fileReport, putPart, refusal } from '../../setup/reports.ts'

vi.mock('node:fs/promises', async (original) => ({ ...(await original<object>()), statfs: vi.fn() }))

const MIB = 1024 * 1024
const start = endpoints()

/** A server whose disk has so many MiB left. */
async function withFree(mib: number) {
  vi.mocked(statfs).mockResolvedValue({ bavail: mib, bsize: MIB } as never)
  const endpoint = await start()
  return { report: await fileReport(endpoint, aBurden(endpoint)), part: await putPart(endpoint, randomBytes(100)) }
}

it('whoever floods the disk with pieces of photos leaves room for what others have to say', async () => {
  const { report, part } = await withFree(500)
  expect(report.statusCode).toBe(201)
  expect(refusal(part)).toBe('503 unavailable')
  expect(Number(part.headers['retry-after'])).toBeGreaterThan(0)
})

it('a report is refused before the disk is full, and told when to come back', async () => {
  const { report, part } = await withFree(100)
  expect([refusal(report), refusal(part)]).toEqual(['503 unavailable', '503 unavailable'])
  expect(Number(report.headers['retry-after'])).toBeGreaterThan(0)
})

it('with room on the disk both are taken', async () => {
  const { report, part } = await withFree(1_000)
  expect([report.statusCode, part.statusCode]).toEqual([201, 201])
})
