import type { FastifyReply } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import type { PlaceLevel } from '../../../../contract/place-code.ts'
import { NewCase, type NewMatter, type NewWhistle } from '../../../../contract/staff/cases/acts.ts'
import { CaseView } from '../../../../contract/staff/cases/case.ts'
import type { Party } from '../../../../contract/staff/cases/moves.ts'
import { isCountyOrWider, isWithin } from '../../../../contract/staff/roles.ts'
import { TAXONOMY } from '../../../../contract/taxonomy/taxonomy.ts'
import type { Kind } from '../../../../contract/taxonomy/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import { invalid } from '../answers.ts'
import { notYours, type staffRoutesOf } from '../guard.ts'
import { caseView } from './case-view.ts'
import { actorOf, unknownCase } from './reach.ts'
import { refuse, taken } from './refusals.ts'
import { unfitToJoin } from './unfit-to-join.ts'

/** Where something happens that a town calls units about. */
const WHISTLED: readonly PlaceLevel[] = ['county', 'town', 'village', 'grid', 'building']

/** Matters of reviewers, whistles of towns. Work orders are opened by the server itself. */
export function openingRoutes(route: ReturnType<typeof staffRoutesOf>, context: Context): void {
  const { store, cases, places } = context

  route({
    method: 'POST',
    url: staffRoutes.cases,
    schema: { summary: 'Open a matter or a whistle', body: NewCase, response: { 201: CaseView } },
    roles: ['reviewer', 'dispatcher'],
    handle: async ({ body }, reply, { member }) =>
      body.line === 'burden' ? openMatter(body, reply, member) : openWhistle(body, reply, member),
  })

  async function openMatter(matter: NewMatter, reply: FastifyReply, member: StaffRow) {
    const { area, category, reports } = matter
    if (member.role !== 'reviewer' || !isCountyOrWider(member.place) || !isWithin(area, member.place))
      return notYours(reply)
    if (!isKnown('burden', category)) return invalid(reply, '/category', 'is no kind of burden')
    if (!isCountyOrWider(area) || !(await places.known(area)))
      return invalid(reply, '/area', 'is not the code of a county or a wider place')
    const unfit = await unfitToJoin(store, reports, area, member)
    if (unfit?.name === 'taken') return taken(reply)
    if (unfit) return sendProblem(reply, 'request-invalid', 'See errors.', { errors: [...unfit.errors] })
    return open(matter, 'reviewer', reply, member)
  }

  async function openWhistle(whistle: NewWhistle, reply: FastifyReply, member: StaffRow) {
    const { place, category, units } = whistle
    if (member.role !== 'dispatcher' || !isWithin(place, member.place)) return notYours(reply)
    if (!isKnown('grid', category)) return invalid(reply, '/category', 'is no kind of problem')
    const level = (await store.places.get(place))?.level
    if (!level || !WHISTLED.includes(level)) return invalid(reply, '/place', 'is not a place of a county or below')
    const { placeOfUnit } = await cases.world()
    const foreign = units.find((unit) => !isWithin(place, placeOfUnit(unit) ?? NOWHERE))
    if (foreign !== undefined) return refuse(reply, { name: 'unit-refused', unit: foreign }, { member })
    return open(whistle, 'desk', reply, member)
  }

  async function open(body: NewCase, party: Party, reply: FastifyReply, member: StaffRow) {
    const joined = body.line === 'burden' ? body.reports : []
    const outcome = await cases.open({ act: 'open', ...body }, actorOf(member, party), joined)
    if (outcome.name === 'conflict') return taken(reply)
    if (outcome.name !== 'opened') return refuse(reply, outcome, { member })
    const opened = await cases.read(outcome.id)
    return opened ? reply.code(201).send(await caseView(context, opened, member)) : unknownCase(reply)
  }
}

/** Holds no place. */
const NOWHERE = '-'

const isKnown = (kind: Kind, category: string): boolean => TAXONOMY.kinds[kind].some(({ code }) => code === category)
