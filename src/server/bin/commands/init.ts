import { Command, InvalidArgumentError } from 'commander'
import { invite } from '../../accounts/invitations.ts'
import { entryOf } from '../../accounts/locks.ts'
import { COMMAND_LINE, FIRST_PEOPLE } from '../../accounts/names.ts'
import { newMember } from '../../accounts/new-member.ts'
import { writeInstallation } from '../../endpoint/installation.ts'
import { secretsFingerprint } from '../../endpoint/keys/secrets.ts'
import { StartError } from '../../endpoint/start-error.ts'
import { invitationUrl } from '../base-url.ts'
import { type Opened, open } from '../open-installation.ts'
import { print } from '../print.ts'
import { recipient } from '../recipient.ts'

interface Options {
  readonly place: string
  readonly operator: string
  readonly complaints: string
  readonly filing: string
  readonly recipient: readonly string[]
  readonly json?: boolean
}

const placePrefix = (value: string): string => {
  if (!/^[0-9]{4}([0-9]{2})?([0-9]{6})?$/.test(value))
    throw new InvalidArgumentError('It must be the register code of a city or county, such as 371000.')
  return value.padEnd(12, '0')
}

const words = (value: string): string => {
  if (value.trim() === '') throw new InvalidArgumentError('It must not be empty: people read it on every sheet.')
  return value.trim()
}

export const initCommand = (): Command =>
  new Command('init')
    .description('set up for production: no trial data, no keys of reviewers on the server')
    .requiredOption('--place <code>', 'register code of the city or county that runs it, such as 371000', placePrefix)
    .requiredOption('--operator <name>', 'office that runs it, as it stands on sheets and pages', words)
    .requiredOption('--complaints <text>', 'telephone number or address for complaints about this service', words)
    .requiredOption('--filing <text>', 'filing number (备案编号)', words)
    .option(
      '--recipient <age1...>',
      'public key of a reviewer, made away from this server; repeat for more',
      recipient,
      [],
    )
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const opened = await open('production')
      const { store, secrets, installation } = opened
      try {
        if (installation)
          throw new StartError(`This data folder is set up already (${installation.mode}). Choose an empty DATA_DIR.`)
        const { operator, complaints, filing, place, recipient: recipients } = options
        await writeInstallation(store.settings, {
          mode: 'production',
          root: place,
          operator: { name: operator, complaints, filing },
          recipients,
          secretsFingerprint: secretsFingerprint(secrets),
        })
        const invitations = await inviteFirstPeople(opened, place)
        print(options.json, { place, operator, recipients, invitations }, [
          `set up: ${operator} (${place})`,
          ...Object.entries(invitations).map(([role, link]) => `invitation: ${role} ${link}`),
        ])
        if (recipients.length === 0)
          process.stderr.write(
            'No reviewer key yet: sheets open, but nothing can be reported until the invited reviewer has made the keys.\n',
          )
        process.stderr.write(
          'Next: jianfu places import FILE.csv, then jianfu serve and open both invitations, then jianfu posters print --out FILE.pdf. Back up secrets.json apart from the database.\n',
        )
      } finally {
        await store.close()
      }
    })

/** One administrator, who adds all others, and one reviewer, who makes the operator's keys. @returns their one-time links */
async function inviteFirstPeople(opened: Opened, place: string): Promise<Record<keyof typeof FIRST_PEOPLE, string>> {
  const link = async (role: keyof typeof FIRST_PEOPLE) => {
    const row = newMember({ name: FIRST_PEOPLE[role], role, place })
    await opened.store.staff.add(row, entryOf(opened, COMMAND_LINE, 'staff-added', row.name))
    const { token } = await invite(opened, row.id, role === 'reviewer')
    return invitationUrl(opened.config, token)
  }
  return { administrator: await link('administrator'), reviewer: await link('reviewer') }
}
