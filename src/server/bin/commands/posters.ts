import { randomBytes } from 'node:crypto'
import { Command, Option } from 'commander'
import { isPosterCode, makePosterCode, normalizePosterCode } from '../../../contract/poster-code.ts'
import { KINDS, type Kind } from '../../../contract/taxonomy/types.ts'
import { entryOf } from '../../accounts/locks.ts'
import { COMMAND_LINE } from '../../accounts/names.ts'
import { StartError } from '../../endpoint/start-error.ts'
import type { PosterQuery } from '../../store/posters/types.ts'
import { knownPlaces } from '../known-places.ts'
import { type CreateOptions, createdLines } from '../made-posters.ts'
import { type Opened, open } from '../open-installation.ts'
import { eachLine, linesOf, tabbed } from '../poster-lines.ts'
import { print } from '../print.ts'
import { printEach } from '../print-each.ts'
import { warnOfAddress } from '../warn-of-address.ts'
import { printCommand } from './posters-print.ts'
import { generalOption, levelsOption, placeOption } from './sheet-options.ts'

export const postersCommand = (): Command =>
  new Command('posters')
    .description('codes for sheets on the wall')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand())
    .addCommand(replaceCommand())
    .addCommand(printCommand())

interface Json {
  readonly json?: boolean
}

async function withStore(work: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await open('use')
  try {
    await work(opened)
  } finally {
    await opened.store.close()
  }
}

const kindOption = (): Option => new Option('--kind <kind>', 'only this kind').choices([...KINDS])

const createCommand = (): Command =>
  new Command('create')
    .description('make the missing codes: one per area for burden, one per village for grid; prints the codes in force')
    .addOption(kindOption())
    .addOption(placeOption())
    .addOption(levelsOption())
    .addOption(generalOption())
    .option('--json', 'print JSON')
    .action(({ json, ...options }: CreateOptions & Json) =>
      withStore(async (opened) => {
        const lines = await createdLines(opened, options)
        warnOfAddress(opened.config)
        await printEach(json, lines, tabbed)
      }),
    )

interface ListOptions extends Json {
  readonly kind?: Kind
  readonly place?: string
  readonly state?: 'active' | 'revoked'
}

const listCommand = (): Command =>
  new Command('list')
    .description('print codes, tab-separated: code place name kind state url')
    .addOption(kindOption())
    .option('--place <code>', 'only this place, what lies below it, and the areas of its towns')
    .addOption(new Option('--state <state>', 'only these').choices(['active', 'revoked']))
    .option('--json', 'print JSON')
    .action(({ json, ...query }: ListOptions & PosterQuery) =>
      withStore(async ({ store, config }) => {
        if (query.place !== undefined) await knownPlaces(store, [query.place], query.place)
        await printEach(json, eachLine(store.posters, config, query), tabbed)
      }),
    )

/** @throws StartError for a code that nobody can have */
function spelled(typed: string): string {
  const code = normalizePosterCode(typed)
  if (!isPosterCode(code)) throw new StartError(`${typed} was mistyped: the check character does not fit.`)
  return code
}

const notInForce = (code: string): string => `There is no code ${code} in force. "jianfu posters list" shows all codes.`

const revokeCommand = (): Command =>
  new Command('revoke')
    .description('withdraw a code; whoever scans it is told so')
    .argument('<code>', 'the ten characters')
    .option('--json', 'print JSON')
    .action((typed: string, { json }: Json) => {
      const code = spelled(typed)
      return withStore(async (opened) => {
        const { store, clock } = opened
        const entry = entryOf(opened, COMMAND_LINE, 'poster-revoked', code)
        if (!(await store.posters.revoke(code, clock.day(), entry))) throw new StartError(notInForce(code))
        print(json, { code, state: 'revoked' }, [`revoked: ${code}`])
      })
    })

const replaceCommand = (): Command =>
  new Command('replace')
    .description('withdraw a code and make a new one for the same place; prints the new one')
    .argument('<code>', 'the ten characters')
    .option('--json', 'print JSON')
    .action((typed: string, { json }: Json) => {
      const code = spelled(typed)
      return withStore(async (opened) => {
        const { store, clock, config } = opened
        const fresh = makePosterCode(randomBytes)
        const entry = entryOf(opened, COMMAND_LINE, 'poster-replaced', `${code} ${fresh}`)
        if (!(await store.posters.replace(code, clock.day(), fresh, entry))) throw new StartError(notInForce(code))
        const row = await store.posters.get(fresh)
        const lines = await linesOf(store.posters, config, row ? [row] : [])
        warnOfAddress(config)
        print(json, lines[0], lines.map(tabbed))
      })
    })
