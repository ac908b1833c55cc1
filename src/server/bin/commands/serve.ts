import { Command } from 'commander'
import { type Say, serve } from '../serve.ts'

/** Prints what other programs read, one line each. */
export const sayLine =
  (json: boolean | undefined): Say =>
  (name, text) => {
    if (json) process.stdout.write(`${JSON.stringify({ [name]: text })}\n`)
    else process.stdout.write(name === 'qr' ? `${text}\n` : `${name}: ${text}\n`)
  }

export const serveCommand = (): Command =>
  new Command('serve')
    .description('run the server; an empty data folder becomes a trial on the places of Weihai')
    .option('--json', 'one JSON object a line')
    .action(({ json }: { json?: boolean }) => serve(sayLine(json)))
