import { type FastifyServerOptions, LogController } from 'fastify'

/**
 * Lines of this server: start, stop, faults. Never a request: no address, agent, path, query, header or body may reach a log,
 * because a town office shares one address and a code in a path names a place. `req` and `res` therefore serialise to nothing,
 * whoever logs them, and of an error only its kind and the places in the code remain: its message may quote the data.
 *
 * The lines go to the standard error stream as an open stream: under systemd it is a socket, which cannot be opened by name.
 */
export const logOptions = (level: string, stream?: { write(line: string): void }): FastifyServerOptions => ({
  logger: {
    level,
    base: null,
    stream: stream ?? process.stderr,
    serializers: {
      req: () => ({}),
      res: () => ({}),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        message: error.name,
        stack: (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .join('\n'),
      }),
    },
    hooks: {
      // A line without words of its own would take the error's message.
      logMethod(args, method) {
        const [first, words] = args as [unknown, unknown]
        const error = errorIn(first)
        if (error === undefined) method.apply(this, args)
        else method.apply(this, [{ err: error }, isMessage(words, error) ? 'fault' : words] as typeof args)
      },
    },
  },
  logController: new LogController({ disableRequestLogging: true }),
})

function errorIn(value: unknown): unknown {
  if (value instanceof Error) return value
  return typeof value === 'object' && value !== null && 'err' in value ? value.err : undefined
}

const isMessage = (words: unknown, error: unknown): boolean =>
  typeof words !== 'string' || (error instanceof Error && words.includes(error.message))
