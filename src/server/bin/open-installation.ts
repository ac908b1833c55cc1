import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Clock, systemClock } from '../endpoint/clock.ts'
import { type Config, readConfig } from '../endpoint/config.ts'
import { type Installation, readInstallation } from '../endpoint/installation.ts'
import {
  makeSecrets,
  readSecrets,
  type Secrets,
  secretsFingerprint,
  secretsPath,
  writeSecrets,
} from '../endpoint/keys/secrets.ts'
import { StartError } from '../endpoint/start-error.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/types.ts'

export interface Opened {
  readonly config: Config
  readonly clock: Clock
  readonly store: Store
  readonly secrets: Secrets
  readonly installation: Installation | undefined
}

/**
 * Opens the store with its secrets.
 *
 * @param purpose `trial` and `production` make missing secrets; `use` needs an installation that is there,
 *   `restore` only its secrets
 * @throws StartError, StoreError with a sentence for the person at the terminal
 */
export async function open(purpose: 'use' | 'trial' | 'production' | 'restore'): Promise<Opened> {
  const config = readConfig(process.env)
  prepareFolder(config.dataDir)
  const clock = systemClock(config.timeZone)
  const store = await openStore({
    dataDir: config.dataDir,
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
  })
  try {
    const installation = await readInstallation(store.settings)
    const secrets = await secretsFor(config, installation, purpose)
    return { config, clock, store, secrets, installation }
  } catch (error) {
    await store.close()
    throw error
  }
}

function prepareFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(`The data folder ${dataDir} cannot be written to (${code}). Change its owner or set DATA_DIR.`)
  }
}

/** Level by level: `recursive` never comes back from a folder like /proc, where a parent is there and nothing can be made. */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
    return
  }
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

async function secretsFor(config: Config, installation: Installation | undefined, purpose: string): Promise<Secrets> {
  const path = secretsPath(config.dataDir, config.secretsFile)
  const found = readSecrets(path)
  if (!installation) {
    if (purpose === 'use')
      throw new StartError('Nothing is set up in this data folder yet. Run "jianfu init" or "jianfu serve" first.')
    if (found) return found
    if (purpose === 'restore') throw new StartError(`Put the secrets that belong to the backup at ${path} first.`)
    writeSecrets(path, await makeSecrets(purpose === 'trial'))
    return readSecrets(path) as Secrets
  }
  if (!found)
    throw new StartError(
      `The database belongs to secrets that are not at ${path}. Restore them from your backup or set SECRETS_FILE.`,
    )
  if (secretsFingerprint(found) !== installation.secretsFingerprint)
    throw new StartError(
      `The database was made with other secrets than those at ${path}. Restore the right ones or set SECRETS_FILE.`,
    )
  return found
}
