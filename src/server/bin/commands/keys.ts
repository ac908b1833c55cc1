import { writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { formatRecoveryCode, readRecoveryCode } from '../../../contract/recovery-code.ts'
import type { SignedKeys } from '../../../contract/signed-keys.ts'
import { openSealed } from '../../../crypto/age.ts'
import { fingerprint } from '../../../crypto/fingerprint.ts'
import { recoveryKey } from '../../../crypto/recovery-key.ts'
import { serverKeysOf } from '../../endpoint/signed-keys.ts'
import { StartError } from '../../endpoint/start-error.ts'
import { RECOVERY_HOLDER } from '../../store/staff/key-store.ts'
import type { Store } from '../../store/types.ts'
import { trialRecoverySecret } from '../../trial/trial-keys.ts'
import { type Opened, open } from '../open-installation.ts'
import { print } from '../print.ts'

export const keysCommand = (): Command =>
  new Command('keys').description("the operator's keys").addCommand(showCommand()).addCommand(recoverCommand())

const showCommand = (): Command =>
  new Command('show')
    .description('print the fingerprints that people compare by voice')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) =>
      using(async ({ store, secrets, installation }) => {
        const signed = await signedKeys(store)
        const { intakeKey } = await serverKeysOf(secrets)
        const recipients = signed?.recipients ?? installation?.recipients ?? []
        const page =
          installation?.mode === 'trial' && secrets.reviewer
            ? formatRecoveryCode(trialRecoverySecret(secrets.reviewer))
            : undefined
        const keys = {
          root: signed ? fingerprint(signed.root) : null,
          recipients: recipients.map((recipient) => ({ recipient, fingerprint: fingerprint(recipient) })),
          intake: fingerprint(intakeKey),
        }
        print(json, { ...keys, ...(page && { trialRecoveryCode: page }) }, [
          `root:      ${keys.root ?? 'none: the reviewers have not made their keys, nothing is signed'}`,
          ...keys.recipients.map((key) => `reviewers: ${key.fingerprint}  ${key.recipient}`),
          `intake:    ${keys.intake}`,
          ...(page ? ['recovery code of this trial (in production it stands on paper only):', ...page] : []),
        ])
      }),
    )

const WARNING =
  'Whoever reads this file can read every report. Do this on a machine apart from the server, and delete the file when you are done.\n'

const recoverCommand = (): Command =>
  new Command('recover')
    .description('open the reviewing identities with the printed code, read from standard input, for "age -d"')
    .requiredOption('--out <file>', 'new file for the identities, readable by you alone')
    .option('--json', 'print JSON')
    .action(({ out, json }: { out: string; json?: boolean }) =>
      using(async ({ store }) => {
        process.stderr.write(WARNING)
        if (process.stdin.isTTY) process.stderr.write('Type the five lines of the printed page, then Ctrl-D:\n')
        const identities = await recover(store, await text(process.stdin))
        writeIdentities(out, identities)
        print(json, { out, identities: identities.length }, [`${identities.length} written to ${out}`])
      }),
    )

async function recover(store: Store, typed: string): Promise<string[]> {
  const signed = await signedKeys(store)
  if (!signed) throw new StartError('The reviewers have not made their keys: there is nothing to recover.')
  const reading = readRecoveryCode(typed)
  if (reading.name === 'mistyped')
    throw new StartError(`Compare with the printed page once more: line ${reading.lines.join(', ')}.`)
  const { identity, root } = recoveryKey(reading.secret)
  if (root.publicKey !== signed.root) throw new StartError('This page was printed for other keys.')
  const shares = (await store.keys.shares()).filter(({ holder }) => holder === RECOVERY_HOLDER)
  const opened = shares.map(async ({ share }) => Buffer.from(await openSealed(identity, Buffer.from(share, 'base64'))))
  return (await Promise.all(opened)).map(String)
}

function writeIdentities(file: string, identities: readonly string[]): void {
  try {
    writeFileSync(file, `${identities.join('\n')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw new StartError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}). Name a new file.`)
  }
}

async function signedKeys(store: Store): Promise<SignedKeys | undefined> {
  const signed = await store.keys.signed()
  return signed === undefined ? undefined : (JSON.parse(signed) as SignedKeys)
}

async function using(act: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await open('use')
  try {
    await act(opened)
  } finally {
    await opened.store.close()
  }
}
