import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { isFillerName, PLACE_CODE } from '../../../../contract/place-code.ts'
import { PlaceChoices } from '../../../../contract/staff/places.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import type { Place, Store } from '../../../store/types.ts'
import type { Context } from '../../context.ts'
import { notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { levelled, named, pathWithin } from './path-within.ts'

/** Places of the scope, level by level, for choosing one. */
export function placeChoiceRoute(app: FastifyInstance, context: Context): void {
  const { store } = context
  staffRoutesOf(
    app,
    context,
  )({
    method: 'GET',
    url: staffRoutes.places(':code'),
    schema: {
      summary: 'A place and those directly below it',
      params: Type.Object({ code: Type.String({ pattern: PLACE_CODE }) }),
      response: { 200: PlaceChoices },
    },
    roles: 'signed-in',
    handle: async ({ params: { code } }, reply, { member }) => {
      if (!isWithin(code, member.place)) return notYours(reply)
      const place = await store.places.get(code)
      if (!place) return notFound(reply)
      return {
        place: levelled(place),
        path: pathWithin(await store.places.path(code), member.place).map(named),
        children: (await childrenOf(store, code)).map(levelled),
      }
    },
  })
}

/** In the place of a filler (市辖区) stand those below it. */
async function childrenOf(store: Store, code: string): Promise<Place[]> {
  const children: Place[] = []
  for (const child of await store.places.children(code))
    children.push(...(isFillerName(child.name) ? await childrenOf(store, child.code) : [child]))
  return children
}
