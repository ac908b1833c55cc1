import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const COMMAND = join(import.meta.dirname, '../../src/server/bin/jianfu.mjs')

export interface ServerProcess {
  readonly url: string
  readonly posters: readonly string[]
  /** Passwords of the trial's accounts by name; told at the first start only. */
  readonly logins: Readonly<Record<string, string>>
  readonly child: ChildProcess
  readonly dataDir: string
  /** SIGTERM, and waits; the data folder stays. */
  stop(): Promise<void>
  kill(): Promise<void>
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'jianfu-'))

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

export const jianfu = (args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, LOG_LEVEL: 'error', ...env } })

/**
 * The built server as a process of its own, on a free port unless `env` says otherwise. Rejects with what it said when it does
 * not start. `command` may be a demo, which has a folder of its own.
 */
export async function startServer(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  command: readonly string[] = ['serve'],
): Promise<ServerProcess> {
  const child = jianfu(command, { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...env })
  let output = ''
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint += chunk
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const ready = output.match(/^ready: (.*)$/m)
      if (ready?.[1]) resolve(ready[1])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${complaint}`)))
  })
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    url,
    posters: [...output.matchAll(/^poster: (.*)$/gm)].map(([, poster = '']) => poster),
    logins: Object.fromEntries(
      [...output.matchAll(/^login: (\S+) (\S+)$/gm)].map(([, name = '', password = '']) => [name, password]),
    ),
    child,
    dataDir,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** Runs a command of `jianfu` to its end. @returns what it printed. Rejects with its complaint when it fails. */
export async function runJianfu(args: readonly string[], dataDir: string): Promise<string> {
  const child = jianfu(args, { DATA_DIR: dataDir })
  let output = ''
  let complaint = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    complaint += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`jianfu ${args.join(' ')} ended with ${code}: ${complaint}`)
  return output
}
