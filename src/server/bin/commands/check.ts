import { Command } from 'commander'
import { loadWorld } from '../../cases/load-world.ts'
import { nobodysFaults } from '../../cases/nobodys-faults.ts'
import { rowFaults } from '../../cases/row-faults.ts'
import { keyFaults } from '../key-faults.ts'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'

export const checkCommand = (): Command =>
  new Command('check')
    .description('look for faults in the stored data; prints "ok" or a line per fault')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { store, secrets, installation, clock } = await open('use')
      try {
        const faults = [
          ...(await store.check()),
          ...(await rowFaults(store, await loadWorld(store, clock))),
          ...(await nobodysFaults(store)),
          ...(installation ? await keyFaults(store, secrets, installation) : []),
        ]
        print(json, { ok: faults.length === 0, faults }, faults.length === 0 ? ['ok'] : faults)
        if (faults.length > 0) process.exitCode = 1
      } finally {
        await store.close()
      }
    })
