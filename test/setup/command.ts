import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const BUILT = join(ROOT, 'dist/server/main.js')
const BUILDS = join(ROOT, 'node_modules/.tmp')

const newest = (path: string): number =>
  Math.max(
    ...readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

const isFresh = () =>
  existsSync(BUILT) &&
  ['src/server', 'src/contract', 'src/crypto'].every((folder) => newest(join(ROOT, folder)) <= statSync(BUILT).mtimeMs)

/**
 * The built command. `npm test` builds it before the tests; who runs a test alone after a change gets a build of its own, so
 * that no other run has its files replaced under it.
 *
 * @returns path of a file for Node
 */
export function builtCommand(): string {
  if (isFresh()) return BUILT
  const folder = join(BUILDS, `command-${process.pid}`)
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  removeLeftOvers()
  const env = { ...process.env, NODE_ENV: 'production', VITEST: '' }
  execFileSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'error', '--ssr', 'src/server/bin/main.ts', '--outDir', folder],
    { cwd: ROOT, env, stdio: 'pipe' },
  )
  return join(folder, 'main.js')
}

/** Builds of test processes that are gone. */
function removeLeftOvers(): void {
  for (const name of existsSync(BUILDS) ? readdirSync(BUILDS) : []) {
    const pid = Number(name.match(/^command-([0-9]+)$/)?.[1])
    if (pid && !isRunning(pid)) rmSync(join(BUILDS, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

type Env = Readonly<Record<string, string>>

/** Only what a shell would bring along, so that a developer's own settings do not matter. */
const environment = (env: Env) => ({ PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', ...env })

/**
 * Runs the command to its end.
 *
 * @param input what it reads from its standard input
 */
export async function run(command: string, args: readonly string[], env: Env = {}, input?: string): Promise<Ended> {
  const child = spawn(process.execPath, [command, ...args], {
    env: environment(env),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  child.stdin?.end(input)
  const [output, [code]] = await Promise.all([collect(child), once(child, 'close')])
  return { code: code as number | null, ...output() }
}

function collect(child: ChildProcess): Promise<() => { stdout: string; stderr: string }> {
  const text = { stdout: '', stderr: '' }
  // A chunk may end inside a character.
  child.stdout?.setEncoding('utf8')
  child.stderr?.setEncoding('utf8')
  child.stdout?.on('data', (chunk) => {
    text.stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    text.stderr += chunk
  })
  return Promise.resolve(() => ({ ...text }))
}

export interface Serving {
  readonly url: string
  readonly output: () => { readonly stdout: string; readonly stderr: string }
  readonly child: ChildProcess
  /** Sends a signal and waits for the end. @returns exit code, null when the signal ended it */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** `serve` on a free port of this machine; resolves when it is ready. */
export async function serve(command: string, env: Env): Promise<Serving> {
  const child = spawn(process.execPath, [command, 'serve'], {
    env: environment({ PORT: '0', HOST: '127.0.0.1', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = await collect(child)
  const closed = once(child, 'close')
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', () => /^ready: /m.test(output().stdout) && resolve())
  })
  await Promise.race([
    ready,
    closed.then(([code]) => Promise.reject(new Error(`ended with ${code}: ${output().stderr}`))),
  ])
  closed.catch(() => undefined)
  const url = output().stdout.match(/^ready: (.*)$/m)?.[1] ?? ''
  return {
    url: url.replace('localhost', '127.0.0.1'),
    output,
    child,
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      const [code] = await closed
      return code as number | null
    },
  }
}
