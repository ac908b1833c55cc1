import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import { SESSION } from '../../../contract/staff/account.ts'
import { STAFF_EVENTS } from '../../../contract/staff/events.ts'
import type { Context } from '../context.ts'
import { staffRoutesOf } from './guard.ts'

/** Proxies close a connection on which nothing moves for a minute. */
const BEAT_MS = 25_000

/**
 * Server-sent events: that a release has happened, and that the session has ended. Never a number. A session is looked at again
 * with every beat, without marking it as used: an open page alone keeps nobody signed in.
 */
export function eventRoutes(app: FastifyInstance, context: Context, beatMs = BEAT_MS): void {
  const route = staffRoutesOf(app, context)
  const { store, clock, ticks } = context
  const streams = new Set<PassThrough>()
  let closing = false
  // A server that stops waits for every answer, and these have no end of their own.
  app.addHook('preClose', async () => {
    closing = true
    for (const stream of streams) stream.end()
  })

  route({
    method: 'GET',
    url: staffRoutes.events,
    roles: 'signed-in',
    schema: { summary: 'Server-sent events: release, signed-out' },
    handle: (_request, reply, { token }) => {
      const stream = new PassThrough()
      const stopListening = ticks.listen(() => stream.write(event(STAFF_EVENTS.release)))
      const beat = setInterval(async () => {
        const isOpen = await store.staff.isOpen(token, clock.now().toISOString(), SESSION.idleMinutes).catch(() => true)
        if (stream.writableEnded) return
        if (isOpen) stream.write(BEAT)
        else stream.end(event(STAFF_EVENTS.signedOut))
      }, beatMs)
      beat.unref()
      streams.add(stream)
      stream.on('close', () => {
        clearInterval(beat)
        stopListening()
        streams.delete(stream)
      })
      stream.write(BEAT)
      if (closing) stream.end()
      return reply.header('content-type', 'text/event-stream').header('x-accel-buffering', 'no').send(stream)
    },
  })
}

/** A comment: browsers skip it, proxies see that something moves. */
const BEAT = ':\n\n'

/** The empty data line makes browsers hand the event on at all. */
const event = (name: string): string => `event: ${name}\ndata:\n\n`
