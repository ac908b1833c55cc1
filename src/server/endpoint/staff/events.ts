import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../contract/api.ts'
import { SESSION } from '../../../contract/staff/account.ts'
import { STAFF_EVENTS } from '../../../contract/staff/events.ts'
import { WORKS_ON_CASES } from '../../../contract/staff/roles.ts'
import type { Context } from '../context.ts'
import { gatheredTicks } from '../gathered-ticks.ts'
import { staffRoutesOf } from './guard.ts'

/** Proxies close a connection on which nothing moves for a minute. */
const BEAT_MS = 25_000
/** Many acts in a row are one event: every open page asks anew for what it shows. */
const GATHERED_MS = 1_000

/**
 * Server-sent events: that a release has happened, that something has happened to some case, that the session has ended. Never
 * a number. A session is looked at again with every beat, without marking it as used: an open page alone keeps nobody signed in.
 */
export function eventRoutes(app: FastifyInstance, context: Context, beatMs = BEAT_MS): void {
  const route = staffRoutesOf(app, context)
  const { store, clock, ticks } = context
  const caseTicks = gatheredTicks(context.caseTicks, GATHERED_MS)
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
    schema: { summary: 'Server-sent events: release, cases, signed-out' },
    handle: (_request, reply, { member, token }) => {
      const stream = new PassThrough()
      const stopListening = [
        ticks.listen(() => stream.write(event(STAFF_EVENTS.release))),
        ...(WORKS_ON_CASES.includes(member.role)
          ? [caseTicks.listen(() => stream.write(event(STAFF_EVENTS.cases)))]
          : []),
      ]
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
        for (const stop of stopListening) stop()
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
