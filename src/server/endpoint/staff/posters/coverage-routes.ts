import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { LEVEL_DIGITS } from '../../../../contract/place-code.ts'
import { isPosterCode, normalizePosterCode } from '../../../../contract/poster-code.ts'
import { Coverage, CoverageFilter, SheetSeen, Spot } from '../../../../contract/staff/hanging.ts'
import { isWithin, placePrefix } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { Context } from '../../context.ts'
import { POSTER_PROBLEMS } from '../../poster-book.ts'
import { sendProblem } from '../../problems.ts'
import { invalid, notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { coverageOf } from './coverage.ts'
import { spotOf } from './spot.ts'

/**
 * Which sheets hang, as staff have seen on the spot. Nothing here is ever written by a reporter's request: a sheet that "was
 * opened" would tell that somebody in its village has something to report.
 */
export function coverageRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock } = context
  const route = staffRoutesOf(app, context)

  route({
    method: 'GET',
    url: staffRoutes.coverage,
    schema: {
      summary: 'What is still to hang, town by town',
      querystring: CoverageFilter,
      response: { 200: Coverage },
    },
    roles: 'signed-in',
    handle: async ({ query }, reply, { member }) => {
      if (!isWithin(query.place, member.place)) return notYours(reply)
      return (await coverageOf(store, query)) ?? notFound(reply)
    },
  })

  route({
    method: 'PUT',
    url: staffRoutes.coverage,
    schema: { summary: 'How a sheet was found on the spot', body: SheetSeen, response: { 200: SheetSeen } },
    roles: 'signed-in',
    handle: async ({ body }, reply, { member }) => {
      const { kind, place, state } = body
      if (!isWithin(place, member.place)) return notYours(reply)
      // Nothing above a village has a wall of its own.
      const isSpot = placePrefix(place).length >= LEVEL_DIGITS.village
      const wanted = isSpot ? await store.hangings.wanted(kind, place, false) : []
      if (!wanted.some(({ code }) => code === place)) return invalid(reply, '/place', 'is no place for such a sheet')
      await store.hangings.hang(
        { kind, place, state, day: clock.day(), who: member.name },
        entryOf(context, member.name, 'sheet-seen', `${kind} ${place} ${state}`),
      )
      // All sheets of an area carry one code: that one of them hangs says nothing of the others.
      if (state === 'hangs' && kind === 'grid') await settle(place, member.name)
      return body
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.spot(':code'),
    schema: {
      summary: 'What a scanned sheet is, and where it may hang',
      params: Type.Object({ code: Type.String({ maxLength: 64 }) }),
      response: { 200: Spot },
    },
    roles: 'signed-in',
    handle: async ({ params }, reply, { member }) => {
      const code = normalizePosterCode(params.code)
      const row = isPosterCode(code) ? await store.posters.get(code) : undefined
      if (!row) {
        const problem = POSTER_PROBLEMS[isPosterCode(code) ? 'unknown' : 'mistyped']
        return sendProblem(reply, problem.code, problem.detail)
      }
      return (await spotOf(store, row, member.place)) ?? notYours(reply)
    },
  })

  async function settle(place: string, who: string): Promise<void> {
    const poster = await store.posters.active('grid', place)
    if (poster) await store.troubles.settle(poster.code, entryOf(context, who, 'trouble-settled', poster.code))
  }
}
