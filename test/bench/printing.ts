import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { staffRoutes } from '../../src/contract/api.ts'
import type { PrintOrder, PrintRun } from '../../src/contract/staff/printing.ts'
import { hashToken, newToken } from '../../src/server/accounts/tokens.ts'
import { openStore } from '../../src/server/store/open-store.ts'
import { removeFolder, type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { heading, row } from './roles.ts'

const ORDER: PrintOrder = {
  choice: { kind: 'grid', under: ['371000000000'] },
  ...{ layout: 'a4', design: 'friendly', format: 'pdf', only: 'all', copies: 1 },
}
const BUDGET = { seconds: 30, megabytes: 500 }

/** All posters of a city, from the order to the last byte, and what others notice of it meanwhile. */
export async function benchPrinting(): Promise<void> {
  const folder = temporaryFolder()
  const delayFile = join(folder, 'loop-delay')
  const preload = pathToFileURL(join(import.meta.dirname, '../../test/bench/loop-delay.mjs')).href
  const server = await startServer(folder, {
    RELEASE_MINUTES: '1440',
    NODE_OPTIONS: `--import=${preload}`,
    LOOP_DELAY_FILE: delayFile,
  })
  const headers = await administrator(server)
  heading(
    `Printing: all grid posters of Weihai, A4, over HTTP (budget ${BUDGET.seconds} s, ${BUDGET.megabytes} MB)`,
    ...['format', 'pages', 'MB of file', 'order s', 'file s', 'peak MB', 'longest block ms', 'others p50 / p99 ms'],
  )
  for (const format of ['pdf', 'zip'] as const) {
    await longestBlock(server, delayFile)
    const others = askMeanwhile(server.posters[0]?.replace('/p/', '/api/v1/posters/') ?? server.url)
    const began = performance.now()
    const run = await order(server, headers, format)
    const ordered = performance.now()
    const bytes = await download(`${server.url}${staffRoutes.printFile(run.id)}`, headers)
    const ended = performance.now()
    const waits = await others()
    row(
      ...[format, run.pages, megabytes(bytes), seconds(ordered - began), seconds(ended - ordered), peak(server)],
      (await longestBlock(server, delayFile)).toFixed(0),
      `${share(waits, 0.5)} / ${share(waits, 0.99)} (of ${waits.length})`,
    )
  }
  await server.stop()
  removeFolder(folder)
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1)
const share = (sorted: readonly number[], part: number): string =>
  (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(1)

/** A session of the trial's administrator: no password is stretched for it. */
async function administrator({ dataDir, url }: ServerProcess): Promise<Record<string, string>> {
  const store = await openStore({ dataDir })
  const member = (await store.staff.list()).find(({ role }) => role === 'administrator')
  if (!member) throw new Error('the trial has no administrator')
  const token = newToken()
  const now = new Date().toISOString()
  const until = new Date(Date.now() + 3_600_000).toISOString()
  const entry = { at: now, who: member.name, act: 'signed-in', subject: member.name } as const
  await store.staff.openSession(hashToken(token), member.id, until, now, now.slice(0, 10), entry)
  await store.close()
  return { cookie: `jianfu_staff=${token}`, origin: new URL(url).origin }
}

async function order({ url }: ServerProcess, headers: Record<string, string>, format: PrintOrder['format']) {
  const answer = await fetch(url + staffRoutes.printRuns, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ORDER, format }),
  })
  if (answer.status !== 201) throw new Error(`the order was refused: ${await answer.text()}`)
  return (await answer.json()) as PrintRun
}

async function download(url: string, headers: Record<string, string>): Promise<number> {
  const { status, body } = await fetch(url, { headers })
  if (status !== 200) throw new Error(`the file was refused: ${status}`)
  let bytes = 0
  for await (const chunk of body ?? []) bytes += chunk.length
  return bytes
}

/** Somebody who opens a poster every few milliseconds. @returns ends it, with the waits in milliseconds, shortest first */
function askMeanwhile(url: string): () => Promise<number[]> {
  const waits: number[] = []
  let asking = true
  const asked = (async () => {
    while (asking) {
      const began = performance.now()
      await (await fetch(url)).arrayBuffer()
      waits.push(performance.now() - began)
      await pause(10)
    }
  })()
  return async () => {
    asking = false
    await asked
    return waits.sort((a, b) => a - b)
  }
}

/** Since it was asked before. */
async function longestBlock({ child }: ServerProcess, file: string): Promise<number> {
  rmSync(file, { force: true })
  child.kill('SIGUSR2')
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await pause(10)
  return Number(readFileSync(file, 'utf8'))
}

/** Most memory the process has ever held, where the system tells it. */
function peak({ child }: ServerProcess): string {
  try {
    const kib = readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1]
    return String(Math.round(Number(kib) / 1024))
  } catch {
    return 'unknown'
  }
}
