import { afterAll, beforeAll, expect, test } from 'vitest'
import { criticalPath, type Resource } from '../setup/critical-path.ts'
import { removeFolder, runJianfu, type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'

const KIB = 1024

const folder = temporaryFolder()
let server: ServerProcess
let heaviest: readonly Resource[]

beforeAll(async () => {
  server = await startServer(folder)
  const rows = await runJianfu(['posters', 'create', '--kind', 'burden', '--json'], folder)
  const codes = (JSON.parse(rows) as { code: string }[]).map(({ code }) => code)
  const paths = await Promise.all(codes.map((code) => criticalPath(`${server.url}/p/${code}`)))
  heaviest = paths.reduce((most, path) => (sum(path) > sum(most) ? path : most))
})

afterAll(async () => {
  await server?.stop()
  removeFolder(folder)
})

const sum = (path: readonly Resource[]): number => path.reduce((total, { bytes }) => total + bytes, 0)

test('the page of the heaviest area of all Weihai is at most 14 KiB on the wire, so that it comes in one round trip', () => {
  expect(heaviest[0]?.bytes).toBeLessThanOrEqual(14 * KIB)
})

test('the critical path of the heaviest area is at most 45 KiB, so that a slow link does not keep a cadre waiting', () => {
  expect(sum(heaviest), JSON.stringify(heaviest, null, 2)).toBeLessThanOrEqual(45 * KIB)
})
