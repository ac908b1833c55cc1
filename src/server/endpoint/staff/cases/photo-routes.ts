import type { FastifyInstance, FastifyReply } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import { LIMITS } from '../../../../contract/limits.ts'
import { ANSWER_PHOTO_BYTES, MOST_CASE_PHOTOS, PhotoTaken } from '../../../../contract/staff/cases/case.ts'
import type { Party } from '../../../../contract/staff/cases/moves.ts'
import { isOpen } from '../../../../contract/staff/cases/states.ts'
import { WORKS_ON_CASES } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import { partiesOf } from '../../../cases/parties.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import { ANSWER_PHOTO_CONTEXT, cleanPhoto, PHOTO_CONTEXT } from '../../clean-photo.ts'
import type { Context } from '../../context.ts'
import { invalid, notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { damaged, inline, unlessDamaged } from '../inline-bytes.ts'
import { onceAMinute } from '../reports/once-a-minute.ts'
import { reachable, unknownCase } from './reach.ts'
import { refuse } from './refusals.ts'

const JPEG = 'image/jpeg'
const id = Type.String({ pattern: HEX_32 })
const number = Type.String({ pattern: '^[1-9][0-9]{0,3}$' })
const position = Type.String({ pattern: `^[0-${LIMITS.photos - 1}]$` })

const ANSWERING: readonly Party[] = ['desk', 'lead', 'assist']

/** Photos of answers, and those that residents sent. In a plugin of its own: no other route of the staff takes pictures. */
export async function photoRoutes(app: FastifyInstance, context: Context): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    JPEG,
    { parseAs: 'buffer', bodyLimit: ANSWER_PHOTO_BYTES },
    async (_: unknown, body: Buffer) => body,
  )
  const { store, cases, cipher, clock } = context
  const route = staffRoutesOf(app, context)
  const isNew = onceAMinute(clock)

  route({
    method: 'POST',
    url: staffRoutes.casePhotos(':id'),
    schema: {
      summary: 'A photo (image/jpeg) for the answer',
      params: Type.Object({ id }),
      response: { 201: PhotoTaken },
    },
    roles: ['dispatcher', 'handler'],
    handle: async ({ params, body }, reply, { member }) => {
      const opened = await reachable(cases, params.id, member)
      if (!opened) return unknownCase(reply)
      const { file } = opened
      if (!partiesOf(member, file).some((party) => ANSWERING.includes(party))) return notYours(reply)
      if (!isOpen(file.state)) return refuse(reply, { name: 'move-refused' }, { file, member })
      const clean = Buffer.isBuffer(body) ? await cleanPhoto(body) : null
      if (!clean) return invalid(reply, '', 'is no JPEG that can be read')
      const taken = await store.cases.addPhoto(params.id, cipher.seal(clean, ANSWER_PHOTO_CONTEXT), MOST_CASE_PHOTOS)
      if (taken === 'too-many') return invalid(reply, '', `is one more than the ${MOST_CASE_PHOTOS} that a case takes`)
      return reply.code(201).send({ number: taken } satisfies PhotoTaken)
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.casePhoto(':id', ':number'),
    schema: { summary: 'A photo of the answer', params: Type.Object({ id, number }) },
    roles: WORKS_ON_CASES,
    handle: async ({ params }, reply, { member }) => {
      if (!(await reachable(cases, params.id, member))) return unknownCase(reply)
      const stored = await store.cases.photo(params.id, Number(params.number))
      return show(stored, ANSWER_PHOTO_CONTEXT, params.id, member, reply)
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.caseReportPhoto(':id', ':ref', ':position'),
    schema: { summary: 'A photo that a resident sent', params: Type.Object({ id, ref: id, position }) },
    roles: WORKS_ON_CASES,
    handle: async ({ params: { id, ref, position } }, reply, { member }) => {
      const opened = await reachable(cases, id, member)
      if (opened?.file.line !== 'grid' || !opened.reports.includes(ref)) return unknownCase(reply)
      return show(await store.reading.photo(ref, Number(position)), PHOTO_CONTEXT, id, member, reply)
    },
  })

  async function show(
    stored: Uint8Array | null | undefined,
    cipherContext: string,
    subject: string,
    { name }: StaffRow,
    reply: FastifyReply,
  ) {
    if (!stored) return notFound(reply)
    if (isNew(`${name} ${subject}`)) await store.audit.add(entryOf(context, name, 'case-photo-read', subject))
    const photo = unlessDamaged(cipher, stored, cipherContext)
    return photo ? inline(reply, JPEG).send(photo) : damaged(reply)
  }
}
