import type { GridLevel } from '../../contract/place-code.ts'
import type { Design, Layout, SheetFormat } from '../../contract/sheet.ts'
import type { PrintOrder } from '../../contract/staff/printing.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'
import { COMMAND_LINE } from '../accounts/names.ts'
import { openRun, stepsOf } from '../endpoint/printing/open-run.ts'
import { planRun } from '../endpoint/printing/plan-run.ts'
import { readSheetCommon } from '../endpoint/sheet-settings.ts'
import { StartError } from '../endpoint/start-error.ts'
import type { PrintRunRow } from '../store/posters/print-types.ts'
import { baseUrl } from './base-url.ts'
import { knownPlaces } from './known-places.ts'
import type { Opened } from './open-installation.ts'
import { type OutFile, STDOUT } from './out-file.ts'
import { print } from './print.ts'
import { progress } from './progress.ts'
import { warnOfAddress } from './warn-of-address.ts'

export interface PrintOptions {
  readonly out: string
  readonly format?: SheetFormat
  readonly kind: Kind
  readonly place: readonly string[]
  readonly levels?: readonly GridLevel[]
  readonly general?: boolean
  readonly layout: Layout
  readonly design: Design
  readonly changed?: boolean
  readonly copies: PrintOrder['copies']
  readonly force?: boolean
  readonly json?: boolean
}

const REFUSED = {
  'no-places': 'None of these places can have such a sheet. "jianfu places export" lists all places.',
  unchanged: 'Nothing has changed since these sheets were printed. Leave --changed out to print them once more.',
  ended: 'The run was cancelled before it began.',
  changed: 'Somebody has changed what stands on the sheets meanwhile. Try again.',
} as const

const NO_KEYS =
  'No reviewer has made the keys yet: these sheets carry no fingerprint, and nothing can be reported. Better print after that.\n'

/** @throws StartError with a sentence when there is nothing to print, or it was interrupted */
export async function printPosters(opened: Opened, options: PrintOptions, out: OutFile): Promise<void> {
  const { store, clock, config, installation } = opened
  if (!installation) throw new StartError('Nothing is set up in this data folder yet.')
  warnOfAddress(config)
  const world = { store, clock, common: await readSheetCommon(store, installation, baseUrl(config)) }
  if (!world.common.fingerprint) process.stderr.write(NO_KEYS)
  const under = await knownPlaces(store, options.place, installation.root)
  const planned = await planRun(world, orderOf(options, under), COMMAND_LINE)
  if (planned.name === 'nothing') throw new StartError(REFUSED[planned.why])
  const { run } = planned
  const opening = await openRun(world, run, { who: COMMAND_LINE, onStep: progress('printed', stepsOf(run)) })
  if (opening.name !== 'file') throw new StartError(REFUSED[opening.name])
  await out.write(opening.file)
  if (options.out !== STDOUT) tell(run, options)
}

function orderOf(options: PrintOptions, under: readonly string[]): PrintOrder {
  const { kind, levels, general, layout, design, copies, changed } = options
  return {
    choice: { kind, under: [...under], ...(levels && { levels: [...levels] }), ...(general && { general }) },
    ...{ layout, design, copies },
    format: formatOf(options),
    only: changed ? 'changed' : 'all',
  }
}

function formatOf({ out, format }: PrintOptions): SheetFormat {
  const ending = out.match(/\.(pdf|zip)$/i)?.[1]?.toLowerCase() as SheetFormat | undefined
  if (out !== STDOUT && !format && !ending)
    throw new StartError(`${out} should end with .pdf or .zip; add --format for another name.`)
  return format ?? ending ?? 'pdf'
}

function tell({ id, codes, sheets, pages, made, unprintable }: PrintRunRow, { out, json }: PrintOptions): void {
  print(json, { run: id, file: out, codes, sheets, pages, made, unprintable }, [
    `printed: ${out}`,
    `run: ${id}`,
    `codes: ${codes} (${made} new)`,
    `sheets: ${sheets}`,
    `pages: ${pages}`,
    ...unprintable.map(({ code, name }) => `unprintable: ${code} ${name}`),
  ])
}
