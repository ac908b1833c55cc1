import { constants } from 'node:fs'
import { access, mkdir, open, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { StoreError } from '../store-error.ts'

const FILE = 'jianfu.db'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be written to by this user',
  EPERM: 'may not be written to by this user',
  EROFS: 'lies on a disk that is mounted read-only',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is not a folder',
  EISDIR: 'holds a folder where the database file should be',
  ENOENT: 'cannot be made where it should be',
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
    await makeFolder(resolve(dataDir))
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

/** Like `mkdir -p`. Node's own never comes back where the system denies a parent that is there, as below /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (code !== 'ENOENT' || (await isThere(dirname(folder)))) throw error
    await makeFolder(dirname(folder))
    await mkdir(folder, { mode: 0o700 })
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
