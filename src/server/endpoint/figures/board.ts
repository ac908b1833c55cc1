import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { MEDIA, routes } from '../../../contract/api.ts'
import { Board } from '../../../contract/board.ts'
import { boardFigures, boardMonths, boardOutcomes } from '../../tally/board.ts'
import { accepts, isKnown } from '../conditional.ts'
import { nextClosing } from './open-supply.ts'
import type { FigureContext } from './types.ts'

const UNCHANGED = { description: 'The client has these figures already', type: 'null' } as const

interface Kept {
  readonly of: string
  readonly body: string
  /** A year of a city is a hundred kilobytes, all alike: a weak link gets a twentieth of it. */
  readonly gzip: Buffer
  readonly etag: string
}

/** The public board: the same bytes for everybody, made once a day, and once more when a week is closed or an outcome published. */
export function boardRoute(app: FastifyInstance, { open, places, clock, root }: FigureContext): void {
  let kept: Kept | undefined

  async function current(): Promise<Kept> {
    const day = clock.day()
    const of = `${day} ${await open.closedWeek()} ${await open.outcomeCount()}`
    if (kept?.of === of) return kept
    const register = await places()
    const figures = await boardFigures(open.released, register, root, day)
    const outcomes = boardOutcomes(await open.outcomes(boardMonths(day).at(-1) ?? ''), register)
    const board: Board = { day, next: nextClosing(day), root, figures, outcomes }
    const body = JSON.stringify(board)
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
    kept = { of, body, gzip: gzipSync(body, { level: 9 }), etag }
    return kept
  }

  app.get(
    routes.board,
    {
      schema: {
        summary: 'What came of it: released figures and published outcomes',
        response: { 200: Board, 304: UNCHANGED },
      },
    },
    async (request, reply) => {
      const { body, gzip, etag } = await current()
      reply.header('cache-control', 'no-cache').header('etag', etag).header('vary', 'accept-encoding')
      if (isKnown(request.headers, etag)) return reply.code(304).send()
      reply.type(`${MEDIA.json}; charset=utf-8`)
      return accepts(request.headers, 'gzip') ? reply.header('content-encoding', 'gzip').send(gzip) : reply.send(body)
    },
  )
}
