import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartError } from '../endpoint/start-error.ts'

const TRIAL_YEARS = [2025, 2026]
const HERE = dirname(fileURLToPath(import.meta.url))

/**
 * Files of the package, found from the built command in dist/server as well as from the sources.
 *
 * @throws StartError outside of the package
 */
export function packagePaths(start = HERE) {
  let root = start
  while (!existsSync(join(root, 'package.json'))) {
    if (root === dirname(root))
      throw new StartError(`No package.json stands above ${start}: run jianfu from its own folder.`)
    root = dirname(root)
  }
  return {
    clientDir: join(root, 'dist/client'),
    staffDir: join(root, 'dist/staff'),
    trialPlaces: join(root, 'src/server/trial/weihai-371000.csv'),
    trialHolidays: TRIAL_YEARS.map((year) => join(root, `src/server/trial/holidays-${year}.csv`)),
  } as const
}
