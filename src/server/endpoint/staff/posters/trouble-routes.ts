import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { POSTER_CODE } from '../../../../contract/poster-code.ts'
import { PosterTroubles } from '../../../../contract/staff/hanging.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { Context } from '../../context.ts'
import { notFound } from '../answers.ts'
import { staffRoutesOf } from '../guard.ts'
import { locate } from './named-places.ts'
import { mayKnowTroubles } from './told-troubles.ts'

/** What anybody has told of the sheets of the scope. */
export function troubleRoutes(app: FastifyInstance, context: Context): void {
  const { posters, troubles } = context.store
  const route = staffRoutesOf(app, context)
  const toldIn = async (scope: string) =>
    (await troubles.list(scope)).filter(({ kind }) => mayKnowTroubles(kind, scope))

  route({
    method: 'GET',
    url: staffRoutes.posterTroubles,
    schema: {
      summary: 'Sheets of which somebody has told that they are in trouble',
      response: { 200: PosterTroubles },
    },
    roles: 'signed-in',
    handle: async (_request, _reply, { member }): Promise<PosterTroubles> => {
      const rows = await toldIn(member.place)
      const located = await locate(
        posters,
        rows.map(({ place }) => place),
        member.place,
      )
      return {
        troubles: rows.map(({ poster, kind, place, trouble, week }) => {
          const { named, path } = located(place)
          return { code: poster, kind, place: named, path, trouble, week }
        }),
      }
    },
  })

  route({
    method: 'DELETE',
    url: staffRoutes.posterTrouble(':code'),
    schema: {
      summary: 'The sheet has been looked after',
      params: Type.Object({ code: Type.String({ pattern: POSTER_CODE }) }),
    },
    roles: 'signed-in',
    handle: async ({ params: { code } }, reply, { member }) => {
      const isReached = (await toldIn(member.place)).some(({ poster }) => poster === code)
      const entry = entryOf(context, member.name, 'trouble-settled', code)
      return isReached && (await troubles.settle(code, entry)) ? reply.code(204).send() : notFound(reply)
    },
  })
}
