import { constants } from 'node:fs'
import { access, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store-error.ts'

const FILE = 'jianfu.db'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be written to by this user',
  EPERM: 'may not be written to by this user',
  EROFS: 'lies on a disk that is mounted read-only',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is not a folder',
  EISDIR: 'holds a folder where the database file should be',
  ENOSPC: 'lies on a disk that is full',
}

/**
 * Makes the folder and an empty file that only this user may read, unless they are there.
 *
 * @returns path of the file
 * @throws StoreError when the folder cannot be written to
 */
export async function prepareFile(dataDir: string): Promise<string> {
  const file = join(dataDir, FILE)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.W_OK)
    const handle = await open(file, 'a', 0o600)
    await handle.close()
    return file
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? '']
    if (reason) throw new StoreError(`The data folder ${dataDir} ${reason}.`)
    throw error
  }
}
