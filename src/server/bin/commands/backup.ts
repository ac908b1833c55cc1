import { existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Command } from 'commander'
import type { Installation } from '../../endpoint/installation.ts'
import { StartError } from '../../endpoint/start-error.ts'
import type { Store } from '../../store/types.ts'
import { writeAgeLines } from '../age-lines.ts'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'
import { recipient } from '../recipient.ts'

interface Options {
  readonly recipient: readonly string[]
  readonly json?: boolean
}

export const backupCommand = (): Command =>
  new Command('backup')
    .description('write the whole database into one encrypted file, while the server runs')
    .argument('<file>', 'file to make; one that is there is left alone')
    .option(
      '--recipient <age1...>',
      'public key to encrypt to instead of the printed recovery key; repeat for more',
      recipient,
      [],
    )
    .option('--json', 'print JSON')
    .action(async (file: string, options: Options) => {
      if (existsSync(file)) throw new StartError(`${file} is there already. Choose another name.`)
      const opened = await open('use')
      const { store } = opened
      const installation = opened.installation as Installation
      try {
        const recipients = await recipientsFor(options.recipient, store, installation)
        await writeWhole(file, (unfinished) =>
          writeAgeLines(unfinished, recipients, (write) => store.backup.dump(installation.secretsFingerprint, write)),
        )
        const { size } = await stat(file)
        print(options.json, { file, bytes: size, recipients }, [
          `backed up: ${file} (${size} bytes, for ${recipients.join(', ')})`,
        ])
        process.stderr.write('secrets.json is not in it: keep a copy apart. Without it a backup cannot be used.\n')
      } finally {
        await store.close()
      }
    })

/** Those asked for; else the printed recovery key; else, before there is one, the reviewers' keys of the set-up. */
async function recipientsFor(
  asked: readonly string[],
  { keys }: Store,
  installation: Installation,
): Promise<readonly string[]> {
  if (asked.length > 0) return asked
  const recovery = await keys.recovery()
  const found = recovery === undefined ? installation.recipients : [recovery]
  if (found.length === 0)
    throw new StartError(
      'There is no key to encrypt the backup to yet: the first reviewer makes it, or name one with --recipient.',
    )
  return found
}

/** The file gets its name when it is whole. */
async function writeWhole(file: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    await write(unfinished)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    const { code, syscall } = error as NodeJS.ErrnoException
    throw code && syscall ? new StartError(`${file} cannot be written (${code}). Nothing was backed up.`) : error
  }
}
