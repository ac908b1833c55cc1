import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import {
  EXPORT_FORMATS,
  type ExportFormat,
  TALLY_TABLES,
  type TallyFilters,
  type TallyTable,
} from '../../../contract/staff/tally.ts'
import { KINDS, type Kind } from '../../../contract/taxonomy/types.ts'
import { answer } from '../../endpoint/figures/answer.ts'
import { openSupply } from '../../endpoint/figures/open-supply.ts'
import { writeSheet } from '../../endpoint/figures/write-sheet.ts'
import { StartError } from '../../endpoint/start-error.ts'
import { placeTree } from '../../tally/place-tree.ts'
import { type Sheet, sheetOf } from '../../tally/sheet.ts'
import { type Opened, open } from '../open-installation.ts'
import { print } from '../print.ts'

interface Options {
  readonly table: TallyTable
  readonly period?: string
  readonly place?: string
  readonly kind?: Kind
  readonly category?: string
  readonly format: ExportFormat
  readonly json?: boolean
}

export const exportCommand = (): Command =>
  new Command('export')
    .description('write one table of the tally to stdout: released figures of burdens, open ones of the grid')
    .addOption(new Option('--table <name>', 'which table').choices(TALLY_TABLES).makeOptionMandatory())
    .option('--period <period>', '2026, 2026-10, 2026-W43; a day for the grid (default: the current month)')
    .option('--place <code>', 'register code (default: all)')
    .addOption(new Option('--kind <kind>', 'burden or grid').choices(KINDS))
    .option('--category <code>', 'one category, such as MTG')
    .addOption(new Option('--format <format>', 'kind of file').choices(EXPORT_FORMATS).default('csv'))
    .option('--json', 'print columns and rows as JSON')
    .action(async ({ table, format, json, ...filters }: Options) => {
      const opened = await open('use')
      try {
        const sheet = await sheetFor(opened, table, filters)
        if (json) return print(true, { columns: sheet.columns, rows: sheet.rows }, [])
        await pipeline(await writeSheet[format](sheet), process.stdout, { end: false })
      } finally {
        await opened.store.close()
      }
    })

/** @throws StartError naming the filter that makes no sense */
async function sheetFor(
  { store, installation, clock }: Opened,
  table: TallyTable,
  filters: TallyFilters,
): Promise<Sheet> {
  if (!installation) throw new StartError('Nothing is set up in this data folder yet.')
  const day = clock.day()
  const found = await answer({
    ...{ filters, scope: installation.root, day, reads: false },
    places: placeTree(await store.places.list()),
    supplyOf: openSupply(store.tallies.open, day),
  })
  if (found.name === 'not-yours') throw new StartError('This place does not belong to this installation.')
  if (found.name === 'senseless') throw new StartError(`--${found.path.slice(1)}: ${found.message}`)
  const sheet = sheetOf(found.tally, table, installation.operator.name)
  if (!sheet) throw new StartError(`There is no table "${table}" for these filters. Sub-types need a --category.`)
  return sheet
}
