import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { Static } from 'typebox'
import { MEDIA, staffRoutes } from '../../../../contract/api.ts'
import {
  ImportedPlaces,
  PlaceDifference,
  REGISTER_LIMITS,
  type RegisterCounts,
  RegisterUpload,
} from '../../../../contract/staff/places.ts'
import { entryOf } from '../../../accounts/locks.ts'
import { readRegister } from '../../../store/places/read-register.ts'
import type { RegisterChange } from '../../../store/places/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import { invalid } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { reachesRegister } from './register-reach.ts'

type Read =
  | { readonly name: 'change'; readonly change: RegisterChange }
  | { readonly name: 'faults'; readonly faults: readonly string[] }
  | { readonly name: 'not-yours' }

/** Tables of places: what they would change, and the change itself. In a plugin of its own: no other body is that large. */
export async function registerImportRoutes(app: FastifyInstance, context: Context): Promise<void> {
  app.removeContentTypeParser(MEDIA.json)
  app.addContentTypeParser(
    MEDIA.json,
    { parseAs: 'string', bodyLimit: REGISTER_LIMITS.bytes },
    app.getDefaultJsonParser('error', 'error'),
  )
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error
    return sendProblem(reply, 'too-large', 'A table of places has at most 16 MiB. Send one city at a time.')
  })
  const { store, clock, installation } = context
  const route = staffRoutesOf(app, context)

  async function read(upload: Static<typeof RegisterUpload>, member: StaffRow): Promise<Read> {
    const stored = await store.places.list()
    const levels = new Map(stored.map(({ code, level }) => [code, level]))
    const { files, prefix, complete, successors } = upload
    const table = readRegister(files, { prefix, levelOf: (code) => levels.get(code) })
    if (table.name === 'faults') return table
    const named = new Map([...table.successors, ...Object.entries(successors ?? {})])
    const change = { rows: table.rows, complete, successors: named, day: clock.day() }
    return reachesRegister(stored, change, member.place, installation.root)
      ? { name: 'change', change }
      : { name: 'not-yours' }
  }

  route({
    method: 'POST',
    url: staffRoutes.placeDifference,
    schema: {
      summary: 'What importing a table of places would change',
      body: RegisterUpload,
      response: { 200: PlaceDifference },
    },
    roles: ['administrator'],
    handle: async ({ body }, reply, { member }) => {
      const found = await read(body, member)
      if (found.name !== 'change') return refuse(reply, found)
      const compared = await store.places.difference(found.change)
      return compared.name === 'faults' ? refuse(reply, compared) : compared.difference
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.placeImports,
    schema: {
      summary: 'Import a table of places whose difference was looked at',
      body: RegisterUpload,
      response: { 200: ImportedPlaces },
    },
    roles: ['administrator'],
    handle: async ({ body }, reply, { member }) => {
      if (body.base === undefined) return invalid(reply, '/base', 'is missing: compare the table first')
      const found = await read(body, member)
      if (found.name !== 'change') return refuse(reply, found)
      const outcome = await store.places.change(found.change, body.base, (counts) =>
        entryOf(context, member.name, 'places-imported', countsText(counts)),
      )
      if (outcome.name === 'faults') return refuse(reply, outcome)
      if (outcome.name === 'register-changed')
        return sendProblem(reply, 'register-changed', 'Compare once more, look at the changes, and import again.')
      return { counts: outcome.counts } satisfies ImportedPlaces
    },
  })
}

function refuse(reply: FastifyReply, refused: Exclude<Read, { name: 'change' }>): FastifyReply {
  if (refused.name === 'not-yours') return notYours(reply)
  return sendProblem(reply, 'register-invalid', 'See errors: each says what to mend. Nothing was imported.', {
    errors: refused.faults.map((message) => ({ path: '/files', message })),
  })
}

const countsText = (counts: RegisterCounts): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
