import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Starts another part of the bench as its own process. */
export const startRole = (role: string, env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [process.argv[1] ?? '', `--role=${role}`], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

export async function outputOf(child: ChildProcess): Promise<string> {
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  await once(child, 'exit')
  return output
}

export async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  return String(chunk).trim()
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export const row = (...cells: readonly (string | number)[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

export function heading(title: string, ...columns: readonly string[]): void {
  process.stdout.write(`\n## ${title}\n\n`)
  row(...columns)
  row(...columns.map(() => '---'))
}
