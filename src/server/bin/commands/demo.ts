import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { fillCases } from '../../trial/demo/cases/fill-cases.ts'
import { fillDemo } from '../../trial/demo/fill-demo.ts'
import { fillSheets } from '../../trial/demo/fill-sheets.ts'
import { serve } from '../serve.ts'
import { sayLine } from './serve.ts'

const REPORTS = 50_000

const amount = (value: string): number => {
  const number = Number(value)
  if (!/^[0-9]+$/.test(value) || number < 1 || number > 10_000_000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 10000000.')
  return number
}

export const demoCommand = (): Command =>
  new Command('demo')
    .description('a trial full of made-up reports, in a temporary folder that goes when the command ends')
    .option('--reports <number>', 'how many', amount, REPORTS)
    .option('--json', 'one JSON object a line')
    .action(({ reports, json }: { reports: number; json?: boolean }) => {
      const folder = mkdtempSync(join(tmpdir(), 'jianfu-demo-'))
      process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
      process.env.DATA_DIR = folder
      delete process.env.DATABASE_URL
      delete process.env.SECRETS_FILE
      return serve(sayLine(json), async (context) => {
        const started = Date.now()
        process.stderr.write(`Making up ${reports} reports …\n`)
        await fillDemo({ ...context, recipients: context.installation.recipients, today: context.clock.day(), reports })
        await fillCases(context)
        await fillSheets(context.store, context.clock.day())
        process.stderr.write(`They are there after ${Math.round((Date.now() - started) / 1000)} s.\n`)
      })
    })
