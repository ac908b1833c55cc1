import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { entryOf } from '../../accounts/locks.ts'
import { COMMAND_LINE } from '../../accounts/names.ts'
import { readHolidayCsv } from '../../cases/time/holiday-csv.ts'
import { missingYears } from '../../cases/time/missing-years.ts'
import { StartError } from '../../endpoint/start-error.ts'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'

export const holidaysCommand = (): Command =>
  new Command('holidays')
    .description('holidays and make-up working days, by which limits in working days run')
    .addCommand(importCommand())
    .addCommand(listCommand())

const importCommand = (): Command =>
  new Command('import')
    .description('replace one year by a CSV file (day,kind,name; kind is off or work), all or nothing')
    .argument('<file>', 'UTF-8 CSV file')
    .option('--json', 'print JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const read = readHolidayCsv(readText(file))
      if (read.name === 'faults') throw new StartError([...read.faults, 'Nothing was imported.'].join('\n'))
      const { year, days } = read
      const opened = await open('use')
      try {
        const entry = entryOf(opened, COMMAND_LINE, 'holidays-imported', year)
        await opened.store.caseSettings.replaceHolidays(year, days, entry)
        print(json, { year, days: days.length }, [`${year}: ${days.length} days`])
      } finally {
        await opened.store.close()
      }
    })

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new StartError(
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
        ? `${file} is not UTF-8; it may be in GBK. Save it as "CSV UTF-8" in the spreadsheet program and import it again.`
        : `${file} cannot be read (${code}).`,
    )
  }
}

const listCommand = (): Command =>
  new Command('list')
    .description('print all days, tab-separated: day kind name')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { store, clock } = await open('use')
      try {
        const days = await store.caseSettings.holidays()
        const missing = missingYears(clock.day(), days)
        print(
          json,
          { days, missing },
          days.map(({ day, kind, name }) => [day, kind, name].join('\t')),
        )
        for (const year of missing)
          process.stderr.write(`There is no table for ${year}: only its weekends are free. jianfu holidays import\n`)
      } finally {
        await store.close()
      }
    })
