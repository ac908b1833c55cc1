import { Command } from 'commander'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'
import { importCommand } from './places-import.ts'

export const placesCommand = (): Command =>
  new Command('places').description('the register of places').addCommand(importCommand()).addCommand(exportCommand())

const exportCommand = (): Command =>
  new Command('export')
    .description('print the places as CSV; one that has ceased stands there with its successor, if it has one')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { store } = await open('use')
      try {
        const rows = (await store.places.list()).filter(
          ({ level, gone, successor }) => level !== 'area' && (gone === null || successor !== null),
        )
        const lines = rows.map(({ code, name, level, parent, successor }) =>
          [code, cell(name), level, parent ?? '', successor ?? ''].join(','),
        )
        print(json, rows, ['code,name,level,parent_code,successor', ...lines])
      } finally {
        await store.close()
      }
    })

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)
