import { Command, Option } from 'commander'
import { PAGES } from '../../../contract/api.ts'
import { isPosterCode, normalizePosterCode } from '../../../contract/poster-code.ts'
import { KINDS, type Kind } from '../../../contract/taxonomy/types.ts'
import type { Config } from '../../endpoint/config.ts'
import { StartError } from '../../endpoint/start-error.ts'
import { makePosters, placesForPosters } from '../../store/places/make-posters.ts'
import type { PosterRow, Store } from '../../store/types.ts'
import { baseUrl } from '../base-url.ts'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'

export const postersCommand = (): Command =>
  new Command('posters')
    .description('codes for sheets on the wall')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand())

async function printRows(
  store: Store,
  config: Config,
  rows: readonly PosterRow[],
  json: boolean | undefined,
): Promise<void> {
  const base = baseUrl(config)
  const full = await Promise.all(
    rows.map(async ({ code, place, kind, revoked }) => ({
      code,
      place,
      name: (await store.places.get(place))?.name ?? '',
      kind,
      state: revoked ? 'revoked' : 'active',
      url: `${base}${PAGES.poster(code)}`,
    })),
  )
  print(
    json,
    full,
    full.map((row) => Object.values(row).join('\t')),
  )
}

interface CreateOptions {
  readonly kind?: Kind
  readonly place?: string
  readonly json?: boolean
}

const createCommand = (): Command =>
  new Command('create')
    .description('make the missing codes: one per area for burden, one per village for grid; prints the codes in force')
    .addOption(new Option('--kind <kind>', 'only this kind').choices([...KINDS]))
    .option('--place <code>', 'only this place and what lies below it')
    .option('--json', 'print JSON')
    .action(async ({ kind, place, json }: CreateOptions) => {
      const { store, config, clock } = await open('use')
      try {
        if (place !== undefined && !(await store.places.get(place)))
          throw new StartError(`The place ${place} is not known. "jianfu places export" lists all.`)
        const rows: PosterRow[] = []
        for (const each of kind ? [kind] : KINDS)
          rows.push(...(await makePosters(store, each, await placesForPosters(store, each, place), clock.day())))
        if (rows.length === 0)
          throw new StartError(
            'There is no area or village for a sheet. Import places first: jianfu places import FILE.csv',
          )
        await printRows(store, config, rows, json)
      } finally {
        await store.close()
      }
    })

const listCommand = (): Command =>
  new Command('list')
    .description('print all codes, tab-separated: code place name kind state url')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { store, config } = await open('use')
      try {
        await printRows(store, config, await store.posters.list(), json)
      } finally {
        await store.close()
      }
    })

const revokeCommand = (): Command =>
  new Command('revoke')
    .description('withdraw a code; whoever scans it is told so')
    .argument('<code>', 'the ten characters')
    .option('--json', 'print JSON')
    .action(async (typed: string, { json }: { json?: boolean }) => {
      const code = normalizePosterCode(typed)
      if (!isPosterCode(code)) throw new StartError(`${typed} was mistyped: the check character does not fit.`)
      const { store, clock } = await open('use')
      try {
        if (!(await store.posters.revoke(code, clock.day()))) throw new StartError(`There is no code ${code} in force.`)
        print(json, { code, state: 'revoked' }, [`revoked: ${code}`])
      } finally {
        await store.close()
      }
    })
