import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { removeFolder, startServer, temporaryFolder } from '../setup/server-process.ts'
import type { LoadResult } from './load.ts'
import { firstLine, heading, median, outputOf, row, startRole } from './roles.ts'

const ROUNDS = 3
const REQUESTS = '20000'
const SEALED_REQUESTS = '5000'
const WARM_UP = '3000'

/** Acknowledged reports a second, floor and endpoint in turns, so that a noisy minute hits both. */
export async function benchEndpoint(): Promise<void> {
  const folders = [temporaryFolder(), temporaryFolder()]
  const [floorFolder = '', ourFolder = ''] = folders
  const floor = startRole('floor', { DATA_DIR: floorFolder })
  const floorUrl = await firstLine(floor)
  const server = await startServer(ourFolder, { RELEASE_MINUTES: '1440' })
  const poster = await burdenPoster(server.posters)
  const run = async (env: Readonly<Record<string, string>>) =>
    JSON.parse(await outputOf(startRole('load', env))) as LoadResult
  const ours = { TARGET: server.url, POSTER: poster }
  await run({ TARGET: floorUrl, REQUESTS: WARM_UP })
  await run({ ...ours, REQUESTS: WARM_UP })
  const results: Record<'floor' | 'json' | 'sealed', LoadResult[]> = { floor: [], json: [], sealed: [] }
  for (let round = 0; round < ROUNDS; round++) {
    results.floor.push(await run({ TARGET: floorUrl, REQUESTS }))
    results.json.push(await run({ ...ours, REQUESTS }))
    results.sealed.push(await run({ ...ours, REQUESTS: SEALED_REQUESTS, SEALED: '1' }))
  }
  heading(
    'Endpoint: acknowledged (fsynced) reports of 1 KB, 64 connections',
    'what',
    'per second',
    'ratio to floor',
    'p50 ms',
    'p99 ms',
    'not 201',
  )
  const floorRate = median(results.floor.map(({ perSecond }) => perSecond))
  for (const [name, list] of Object.entries(results)) {
    const rate = median(list.map(({ perSecond }) => perSecond))
    const rates = list.map(({ perSecond }) => perSecond)
    row(
      name,
      `${rate} (${Math.min(...rates)}-${Math.max(...rates)})`,
      (rate / floorRate).toFixed(2),
      median(list.map(({ p50 }) => p50)),
      median(list.map(({ p99 }) => p99)),
      list.reduce((sum, { other }) => sum + other, 0),
    )
  }
  process.stdout.write(`\nMemory of the server after the load: ${memory(server.child.pid)} MB\n`)
  await server.stop()
  floor.kill('SIGTERM')
  for (const folder of folders) removeFolder(folder)
}

async function burdenPoster(urls: readonly string[]): Promise<string> {
  for (const url of urls) {
    const api = url.replace('/p/', '/api/v1/posters/')
    const { kind } = (await (await fetch(api)).json()) as { kind: string }
    if (kind === 'burden') return api
  }
  throw new Error('the trial has no burden sheet')
}

/** Resident memory, where the system tells it. */
function memory(pid: number | undefined): string {
  try {
    const kib = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1]
    return String(Math.round(Number(kib) / 1024))
  } catch {
    return spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || 'unknown'
  }
}
