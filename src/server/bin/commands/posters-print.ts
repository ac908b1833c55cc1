import { Command, InvalidArgumentError, Option } from 'commander'
import { DESIGNS, LAYOUT_NAMES, SHEET_FORMATS } from '../../../contract/sheet.ts'
import { COPY_LIMIT, type PrintOrder } from '../../../contract/staff/printing.ts'
import { KINDS } from '../../../contract/taxonomy/types.ts'
import { open } from '../open-installation.ts'
import { openOutFile } from '../out-file.ts'
import { type PrintOptions, printPosters } from '../print-posters.ts'
import { generalOption, levelsOption, placeOption } from './sheet-options.ts'

const copiesOf = (value: string): PrintOrder['copies'] => {
  if (value === 'villages') return value
  const number = Number(value)
  if (!/^[0-9]+$/.test(value) || number < 1 || number > COPY_LIMIT)
    throw new InvalidArgumentError(`It must be a number from 1 to ${COPY_LIMIT}, or "villages".`)
  return number
}

export const printCommand = (): Command =>
  new Command('print')
    .description('write sheets to a file, PDF to print or ZIP for a print shop; makes the codes that are missing')
    .requiredOption('--out <file>', 'FILE.pdf, FILE.zip, or - for stdout')
    .addOption(new Option('--format <format>', 'where the name of the file does not tell').choices(SHEET_FORMATS))
    .addOption(new Option('--kind <kind>', 'which sheets').choices([...KINDS]).default('grid'))
    .addOption(placeOption())
    .addOption(levelsOption())
    .addOption(generalOption())
    .addOption(new Option('--layout <layout>', 'how sheets stand on a page').choices(LAYOUT_NAMES).default('a4'))
    .addOption(new Option('--design <design>', 'how they look').choices([...DESIGNS]).default('friendly'))
    .option(
      '--changed',
      'only sheets never printed in this layout, and those on which something would stand differently',
    )
    .option('--copies <number>', 'of each; "villages": of a burden sheet one for every village', copiesOf, 1)
    .option('--force', 'replace the file if there is one')
    .option('--json', 'print JSON')
    .action(async (options: PrintOptions) => {
      const opened = await open('use')
      try {
        await printPosters(opened, options, openOutFile(options.out, options.force === true))
      } finally {
        await opened.store.close()
      }
    })
