import type { FastifyError, FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { EMBLEM_BYTES, EMBLEM_TYPES } from '../../../../contract/staff/printing.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { EmblemRefusal } from '../../../sheets/emblem.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import { keepEmblem, keptEmblem } from '../../sheet-settings.ts'
import { notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { inline } from '../inline-bytes.ts'

const { png: PNG, svg: SVG } = EMBLEM_TYPES

const REASONS: Readonly<Record<EmblemRefusal, string>> = {
  kind: 'It is neither a PNG nor an SVG. Save it as one of them.',
  script: 'Something in it would run, and a picture must not. Save it as a PNG.',
  outside: 'It takes a part of itself from somewhere else. Save it as a PNG.',
  broken: 'It cannot be read to its end. Save it anew.',
  large: 'It is too large or too intricate. Save it smaller, or as a PNG.',
}

/** The operator's emblem: the same on all sheets. In a plugin of its own: no other route of the staff takes these pictures. */
export async function emblemRoutes(app: FastifyInstance, context: Context): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    [PNG, SVG],
    { parseAs: 'buffer', bodyLimit: EMBLEM_BYTES },
    async (_: unknown, body: Buffer) => body,
  )
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return sendProblem(reply, 'too-large', `An emblem has at most ${EMBLEM_BYTES / 1024 / 1024} MB. Save it smaller.`)
    if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
      return sendProblem(reply, 'media-type', `An emblem is ${PNG} or ${SVG}.`)
    throw error
  })
  const { store, installation } = context
  const route = staffRoutesOf(app, context)
  const written = (who: string, subject: string) => store.audit.add(entryOf(context, who, 'emblem-set', subject))

  route({
    method: 'GET',
    url: staffRoutes.emblem,
    schema: { summary: 'The emblem as it stands on the sheets (image/png)' },
    roles: ['administrator'],
    handle: async (_request, reply) => {
      const png = await keptEmblem(store.settings)
      return png ? inline(reply, PNG).send(Buffer.from(png)) : notFound(reply)
    },
  })

  route({
    method: 'PUT',
    url: staffRoutes.emblem,
    schema: { summary: 'Set the emblem: a PNG or an SVG, which is drawn anew' },
    roles: ['administrator'],
    handle: async ({ body }, reply, { member }) => {
      if (!isWithin(installation.root, member.place)) return notYours(reply)
      // Loaded when the first emblem comes: the codec library takes as much memory as the rest of the server.
      const { readEmblem } = await import('../../../sheets/emblem.ts')
      const read = await readEmblem(Buffer.isBuffer(body) ? body : Buffer.alloc(0))
      if (read.name === 'refused') return sendProblem(reply, 'emblem-refused', REASONS[read.why])
      await written(member.name, `${read.png.length} bytes`)
      await keepEmblem(store.settings, read.png)
      return reply.code(204).send()
    },
  })

  route({
    method: 'DELETE',
    url: staffRoutes.emblem,
    schema: { summary: 'Have no emblem any more' },
    roles: ['administrator'],
    handle: async (_request, reply, { member }) => {
      if (!isWithin(installation.root, member.place)) return notYours(reply)
      await written(member.name, '-')
      await keepEmblem(store.settings, undefined)
      return reply.code(204).send()
    },
  })
}
