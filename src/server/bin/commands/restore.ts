import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { readRecoveryCode } from '../../../contract/recovery-code.ts'
import { recoveryKey } from '../../../crypto/recovery-key.ts'
import { secretsFingerprint } from '../../endpoint/keys/secrets.ts'
import { StartError } from '../../endpoint/start-error.ts'
import { readAgeLines } from '../age-lines.ts'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'

interface Options {
  readonly identity: string
  readonly json?: boolean
}

export const restoreCommand = (): Command =>
  new Command('restore')
    .description('fill an empty database, of either engine, from a backup: all of it or nothing')
    .argument('<file>', 'file that "jianfu backup" has made')
    .requiredOption(
      '--identity <file>',
      'file with the secret key: the five lines of the printed page, or AGE-SECRET-KEY-1...',
    )
    .option('--json', 'print JSON')
    .action(async (file: string, { identity, json }: Options) => {
      const identities = readIdentities(identity)
      const { store, secrets } = await open('restore')
      try {
        await store.backup.load(secretsFingerprint(secrets), await readAgeLines(file, identities))
        const faults = await store.check()
        print(json, { file, faults }, [`restored: ${file}`, ...faults])
        if (faults.length > 0) process.exitCode = 1
      } finally {
        await store.close()
      }
    })

/** Secret keys as programs of age write them, comments and all; or the printed page as somebody has typed it. */
function readIdentities(file: string): readonly string[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  const identities = text.match(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/gm) ?? []
  if (identities.length > 0) return identities
  const page = readRecoveryCode(text)
  if (page.name === 'secret') return [recoveryKey(page.secret).identity]
  throw new StartError(
    `${file} holds no secret key. Compare line ${page.lines.join(', ')} with the printed page once more.`,
  )
}
