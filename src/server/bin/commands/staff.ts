import { Command, InvalidArgumentError, Option } from 'commander'
import { STAFF_NAME } from '../../../contract/staff/account.ts'
import { ROLES, type Role } from '../../../contract/staff/roles.ts'
import { isFounding } from '../../accounts/founding.ts'
import { invite } from '../../accounts/invitations.ts'
import { entryOf } from '../../accounts/locks.ts'
import { COMMAND_LINE, nameKeyOf } from '../../accounts/names.ts'
import { faultOf, newMember } from '../../accounts/new-member.ts'
import type { Installation } from '../../endpoint/installation.ts'
import { StartError } from '../../endpoint/start-error.ts'
import type { StaffRow } from '../../store/staff/types.ts'
import { invitationUrl } from '../base-url.ts'
import { type Opened, open } from '../open-installation.ts'
import { print } from '../print.ts'

export const staffCommand = (): Command =>
  new Command('staff')
    .description('accounts of the staff')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(disableCommand())
    .addCommand(resetCommand())

interface Json {
  readonly json?: boolean
}
type Ready = Opened & { readonly installation: Installation }

async function withStore(work: (opened: Ready) => Promise<void>): Promise<void> {
  const opened = await open('use')
  try {
    await work(opened as Ready)
  } finally {
    await opened.store.close()
  }
}

const staffName = (value: string): string => {
  if (!new RegExp(STAFF_NAME, 'u').test(value))
    throw new InvalidArgumentError('It must be 2 to 32 letters, digits, dots, dashes or underscores.')
  return value
}

async function printLink(opened: Ready, { id, name, role, place, unit }: StaffRow, json: Json['json']): Promise<void> {
  const { config, store, installation } = opened
  const { token, until } = await invite(opened, id, await isFounding(store, installation, role))
  const link = invitationUrl(config, token)
  print(json, { name, role, place, unit, link, until }, [link])
  process.stderr.write(`For ${name} alone; it works once, until ${until}.\n`)
}

interface AddOptions extends Json {
  readonly role: Role
  readonly place: string
  readonly unit?: string
}

const addCommand = (): Command =>
  new Command('add')
    .description('add an account; prints a one-time link for its owner')
    .argument('<name>', 'what its owner signs in with', staffName)
    .addOption(new Option('--role <role>', 'what its owner does').choices([...ROLES]).makeOptionMandatory())
    .requiredOption('--place <code>', 'how far its owner reaches: 12 digits', (code: string) => code.padEnd(12, '0'))
    .option('--unit <code>', 'unit of a handler')
    .option('--json', 'print JSON')
    .action((name: string, { role, place, unit, json }: AddOptions) =>
      withStore(async (opened) => {
        const { store, installation } = opened
        const fault = await faultOf(store, installation.root, { name, role, place, ...(unit && { unit }) })
        if (fault) throw new StartError(`--${fault.path.slice(1)} ${fault.message}.`)
        const row = newMember({ name, role, place, ...(unit && { unit }) })
        if (!(await store.staff.add(row, entryOf(opened, COMMAND_LINE, 'staff-added', row.name))))
          throw new StartError(`There is an account ${name} already.`)
        await printLink(opened, row, json)
      }),
    )

const listCommand = (): Command =>
  new Command('list')
    .description('print all accounts, tab-separated: name role place unit state')
    .option('--json', 'print JSON')
    .action(({ json }: Json) =>
      withStore(async ({ store }) => {
        const rows = (await store.staff.list()).map(({ name, role, place, unit, state }) => ({
          ...{ name, role, place, unit: unit ?? '', state },
        }))
        print(
          json,
          rows,
          rows.map((row) => Object.values(row).join('\t')),
        )
      }),
    )

async function found({ store }: Ready, name: string): Promise<StaffRow> {
  const row = await store.staff.byName(nameKeyOf(name))
  if (!row) throw new StartError(`There is no account ${name}. "jianfu staff list" lists all.`)
  return row
}

function refuseUnlessDone(
  outcome: 'done' | 'unknown' | 'last-one' | 'unit-busy',
  { name, role, unit }: StaffRow,
): void {
  if (outcome === 'last-one')
    throw new StartError(`${name} is the last ${role} who can do this work. Add another first: jianfu staff add`)
  if (outcome === 'unit-busy')
    throw new StartError(
      `${name} is the last handler of ${unit}, which has open cases. Add another first (jianfu staff add), or pass them on.`,
    )
}

const disableCommand = (): Command =>
  new Command('disable')
    .description('end the sessions of an account and let it sign in no more')
    .argument('<name>', 'of the account')
    .option('--json', 'print JSON')
    .action((name: string, { json }: Json) =>
      withStore(async (opened) => {
        const row = await found(opened, name)
        const entry = entryOf(opened, COMMAND_LINE, 'staff-disabled', row.name)
        refuseUnlessDone(await opened.store.staff.disable(row.id, entry), row)
        print(json, { name: row.name, state: 'disabled' }, [`disabled: ${row.name}`])
      }),
    )

const resetCommand = (): Command =>
  new Command('reset')
    .description('end password, second factor, sessions and keys of an account; prints a new one-time link')
    .argument('<name>', 'of the account')
    .option('--json', 'print JSON')
    .action((name: string, { json }: Json) =>
      withStore(async (opened) => {
        const row = await found(opened, name)
        const entry = entryOf(opened, COMMAND_LINE, 'staff-reset', row.name)
        refuseUnlessDone(await opened.store.staff.reset(row.id, entry), row)
        await printLink(opened, row, json)
      }),
    )
