import type { FastifyServerOptions } from 'fastify'

/**
 * Lines of this server: start, stop, faults. Never a request: no address, agent, path, query, header or body may reach a log,
 * because a town office shares one address and a code in a path names a place. `req` and `res` therefore serialise to nothing,
 * whoever logs them, and of an error only its kind and the places in the code remain: its message may quote the data.
 */
export const logOptions = (level: string, stream?: { write(line: string): void }): FastifyServerOptions => ({
  logger: {
    level,
    base: null,
    ...(stream ? { stream } : { file: '/dev/stderr' }),
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
  },
  disableRequestLogging: true,
})
