import { once } from 'node:events'
import { closeSync, createWriteStream, openSync, renameSync, rmSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StartError } from '../endpoint/start-error.ts'

/** Where a command writes a file: nothing stands under its name before all of it is there. */
export interface OutFile {
  /**
   * Writes a file to its end. Ctrl-C destroys it and leaves nothing behind.
   *
   * @throws StartError when it was interrupted
   */
  write(file: Readable): Promise<void>
}

/** Name of the standard output. */
export const STDOUT = '-'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * @param force replaces a file that is there already
 * @throws StartError when the name cannot be written to, before anything is made that would be for nothing
 */
export function openOutFile(path: string, force: boolean): OutFile {
  if (path === STDOUT)
    return { write: (file) => interruptible(file, () => pipeline(file, process.stdout, { end: false })) }
  const before = statSync(path, { throwIfNoEntry: false })
  if (before?.isDirectory()) throw new StartError(`${path} is a folder. Name a file in it.`)
  if (before && !force) throw new StartError(`${path} is there already. Add --force to replace it.`)
  const part = `${path}.part`
  try {
    closeSync(openSync(part, 'w'))
    rmSync(part)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(`${path} cannot be written (${code}). Name a file in a folder that is there and yours.`)
  }
  return {
    write: async (file) => {
      try {
        await interruptible(file, () => pipeline(file, createWriteStream(part)))
        renameSync(part, path)
      } finally {
        rmSync(part, { force: true })
      }
    },
  }
}

async function interruptible(file: Readable, write: () => Promise<void>): Promise<void> {
  let interrupted = false
  const stop = () => {
    interrupted = true
    file.destroy()
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  try {
    await write()
  } catch (error) {
    // Whoever makes the file has something to write down about its end.
    if (!file.closed) await once(file, 'close')
    throw interrupted ? new StartError('Interrupted: nothing was written.') : error
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}
