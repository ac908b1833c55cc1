import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's folder, from the built command in dist/server as well as from the sources. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

export const CLIENT_DIR = join(packageRoot(), 'dist/client')
export const STAFF_DIR = join(packageRoot(), 'dist/staff')
export const TRIAL_PLACES = join(packageRoot(), 'src/server/trial/weihai-371000.csv')
