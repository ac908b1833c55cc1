import type { FastifyInstance, FastifyReply } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { PLACE_CODE } from '../../../../contract/place-code.ts'
import { Aliases, NewParts, PlaceDetail } from '../../../../contract/staff/places.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { invalid, notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { levelled, named, pathAbove } from './path-within.ts'

const params = Type.Object({ code: Type.String({ pattern: PLACE_CODE }) })
const response = { 200: PlaceDetail }

/** One place: what it is called, what it became, what lies below a village; and what people add to the register. */
export function placeDetailRoutes(app: FastifyInstance, context: Context): void {
  const { store } = context
  const route = staffRoutesOf(app, context)

  async function answer(code: string, { place: scope }: StaffRow, reply: FastifyReply) {
    const place = await store.places.get(code)
    if (!place) return notFound(reply)
    const successor = place.successor === null ? undefined : await store.places.get(place.successor)
    return {
      place: levelled(place),
      path: pathAbove(await store.places.path(code), scope, code).map(named),
      aliases: [...(await store.places.aliases(code))],
      ...(place.gone !== null && { gone: place.gone }),
      ...(successor && { successor: named(successor) }),
      parts: place.level === 'village' ? (await store.places.children(code)).map(levelled) : [],
    } satisfies PlaceDetail
  }

  route({
    method: 'GET',
    url: staffRoutes.placeDetail(':code'),
    schema: { summary: 'One place', params, response },
    roles: 'signed-in',
    handle: ({ params: { code } }, reply, { member }) =>
      isWithin(code, member.place) ? answer(code, member, reply) : notYours(reply),
  })

  route({
    method: 'PUT',
    url: staffRoutes.placeAliases(':code'),
    schema: { summary: 'Set the everyday names of a place', params, body: Aliases, response },
    roles: ['administrator'],
    handle: async ({ params: { code }, body: { aliases } }, reply, { member }) => {
      if (!isWithin(code, member.place)) return notYours(reply)
      if (!aliases.every(isVisible)) return invalid(reply, '/aliases', 'must be names that can be seen')
      const entry = entryOf(context, member.name, 'aliases-set', code)
      return (await store.places.setAliases(code, aliases, entry)) ? answer(code, member, reply) : notFound(reply)
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.placeParts(':code'),
    schema: { summary: 'Add grids or buildings to a village', params, body: NewParts, response },
    roles: ['administrator'],
    handle: async ({ params: { code }, body: { level, names } }, reply, { member }) => {
      if (!isWithin(code, member.place)) return notYours(reply)
      const village = await store.places.get(code)
      if (!village) return notFound(reply)
      if (village.level !== 'village' || village.gone !== null)
        return invalid(reply, '', 'is no village in the register')
      if (!names.every(isVisible)) return invalid(reply, '/names', 'must be names that can be seen')
      const entry = entryOf(context, member.name, 'parts-added', code)
      if (!(await store.places.addParts(code, level, names, entry)))
        return invalid(reply, '/names', 'are more than there are numbers left: a village has at most 999 of each')
      return answer(code, member, reply)
    },
  })
}

const isVisible = (name: string): boolean => name.trim() !== '' && !/\p{C}/u.test(name)
