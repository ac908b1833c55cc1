import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { StartError } from '../../endpoint/start-error.ts'
import { readPlaceCsv } from '../../store/places/place-csv.ts'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'

export const placesCommand = (): Command =>
  new Command('places').description('the register of places').addCommand(importCommand()).addCommand(exportCommand())

const importCommand = (): Command =>
  new Command('import')
    .description('add and rename places from a CSV file (code,name,level,parent_code), all or nothing')
    .argument('<file>', 'UTF-8 CSV file')
    .option('--json', 'print JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const bytes = readFile(file)
      const { store } = await open('use')
      try {
        const known = new Map((await store.places.list()).map(({ code, level }) => [code, level]))
        const read = readPlaceCsv(bytes, (code) => known.get(code))
        if (read.name === 'faults') throw new StartError([...read.faults, 'Nothing was imported.'].join('\n'))
        const result = await store.places.save(read.rows)
        print(json, result, [`${result.added} added, ${result.renamed} changed, ${result.same} as before`])
      } finally {
        await store.close()
      }
    })

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new StartError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

const exportCommand = (): Command =>
  new Command('export')
    .description('print the places as CSV')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { store } = await open('use')
      try {
        const rows = (await store.places.list()).filter(({ level }) => level !== 'area')
        const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)
        const lines = rows.map(({ code, name, level, parent }) => [code, cell(name), level, parent ?? ''].join(','))
        print(json, rows, ['code,name,level,parent_code', ...lines])
      } finally {
        await store.close()
      }
    })
