import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { makePosterCode, POSTER_CODE } from '../../../../contract/poster-code.ts'
import {
  MadePosters,
  PosterAct,
  PosterActed,
  PosterChoice,
  PosterFilter,
  PosterPage,
} from '../../../../contract/staff/posters.ts'
import { isWithin, type Role } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { Context } from '../../context.ts'
import { POSTER_PROBLEMS } from '../../poster-book.ts'
import { choiceText } from '../../printing/order-text.ts'
import { sendProblem } from '../../problems.ts'
import { addressOf } from '../../public-address.ts'
import { invalid, notFound } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'
import { readPosition, writePosition } from './list-position.ts'
import { posterLines } from './poster-lines.ts'

const PAGE = 100
/** Whoever sends somebody to hang or to replace a sheet looks codes up. */
const LOOKS: readonly Role[] = ['administrator', 'dispatcher', 'supervisor']

/** Codes of the sheets on walls. */
export function posterRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock } = context
  const route = staffRoutesOf(app, context)

  route({
    method: 'GET',
    url: staffRoutes.posters,
    schema: { summary: 'Codes, in register order', querystring: PosterFilter, response: { 200: PosterPage } },
    roles: LOOKS,
    handle: async (request, reply, { member }): Promise<unknown> => {
      const { after, ...filter } = request.query
      const query = { ...filter, place: filter.place ?? member.place }
      if (!isWithin(query.place, member.place)) return notYours(reply)
      const position = after === undefined ? undefined : readPosition(after)
      if (after !== undefined && !position) return invalid(reply, '/after', 'is no position of this list')
      const [rows, total] = await Promise.all([
        store.posters.page(query, PAGE + 1, position),
        store.posters.count(query),
      ])
      const shown = rows.slice(0, PAGE)
      const last = shown.at(-1)
      const posters = await posterLines(store, shown, {
        scope: member.place,
        base: addressOf(context, request),
        clock,
      })
      return { posters, total, ...(rows.length > PAGE && last && { next: writePosition(last) }) } satisfies PosterPage
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.posters,
    schema: {
      summary: 'Make the codes that are missing; places that have one keep it',
      body: PosterChoice,
      response: { 200: MadePosters },
    },
    roles: ['administrator'],
    handle: async ({ body }, reply, { member }) => {
      if (!body.under.every((place) => isWithin(place, member.place))) return notYours(reply)
      const known = await store.posters.surroundings(body.under)
      const stranger = body.under.findIndex((place) => !known.has(place))
      if (stranger >= 0) return invalid(reply, `/under/${stranger}`, 'is not the code of a known place')
      const posters = { made: 0, kept: 0 }
      for await (const some of store.posters.chosen(body)) {
        const { rows, made } = await store.posters.ensure(body.kind, some, clock.day())
        posters.made += made
        posters.kept += rows.length - made
      }
      const subject = `${choiceText(body)} ${posters.made}`
      await store.audit.add(entryOf(context, member.name, 'posters-made', subject))
      return posters satisfies MadePosters
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.poster(':code'),
    schema: {
      summary: 'Revoke a code, or replace it with a new one',
      params: Type.Object({ code: Type.String({ pattern: POSTER_CODE }) }),
      body: PosterAct,
      response: { 200: PosterActed },
    },
    roles: ['administrator'],
    handle: async ({ params: { code }, body: { act, reason } }, reply, { member }): Promise<unknown> => {
      const row = await store.posters.get(code)
      if (!row || !isWithin(row.place, member.place)) return notFound(reply)
      const fresh = act === 'replace' ? makePosterCode(randomBytes) : undefined
      const subject = [code, reason, ...(fresh ? [fresh] : [])].join(' ')
      const entry = entryOf(context, member.name, fresh ? 'poster-replaced' : 'poster-revoked', subject)
      const done = fresh
        ? await store.posters.replace(code, clock.day(), fresh, entry)
        : await store.posters.revoke(code, clock.day(), entry)
      if (!done) return sendProblem(reply, 'poster-revoked', POSTER_PROBLEMS.revoked.detail)
      return (fresh ? { code: fresh } : {}) satisfies PosterActed
    },
  })
}
