import { Command, CommanderError } from 'commander'
import { StartError } from '../endpoint/start-error.ts'
import { StoreError } from '../store/store-error.ts'
import { backupCommand } from './commands/backup.ts'
import { checkCommand } from './commands/check.ts'
import { demoCommand } from './commands/demo.ts'
import { exportCommand } from './commands/export.ts'
import { holidaysCommand } from './commands/holidays.ts'
import { initCommand } from './commands/init.ts'
import { keysCommand } from './commands/keys.ts'
import { placesCommand } from './commands/places.ts'
import { postersCommand } from './commands/posters.ts'
import { restoreCommand } from './commands/restore.ts'
import { serveCommand } from './commands/serve.ts'
import { staffCommand } from './commands/staff.ts'

const program = new Command('jianfu')
  .description(
    'Jianfu 减负码: takes reports from the code on the wall. Settings come from the environment; see README.',
  )
  .addCommand(serveCommand())
  .addCommand(demoCommand())
  .addCommand(initCommand())
  .addCommand(placesCommand())
  .addCommand(holidaysCommand())
  .addCommand(postersCommand())
  .addCommand(staffCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(keysCommand())
  .addCommand(exportCommand())
  .addCommand(checkCommand())

function strict(command: Command): void {
  command.exitOverride().allowExcessArguments(false).showHelpAfterError('(add --help for what this command takes)')
  for (const child of command.commands) strict(child)
}

const FAILED = 1
const USAGE = 2

/** Exit codes: 0 done, 1 failed, 2 called wrongly. A person sees a sentence, never a stack trace. */
async function main(): Promise<void> {
  strict(program)
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : USAGE)
    const expected = error instanceof StartError || error instanceof StoreError
    process.stderr.write(
      expected ? `${error.message}\n` : `Unexpected fault: ${faultOf(error)}. Nothing was lost; please report it.\n`,
    )
    process.exit(FAILED)
  }
}

const faultOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))

await main()
