import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import { staffRoutes } from '../../../contract/api.ts'
import type { AuditAct } from '../../../contract/staff/audit.ts'
import { plusDays } from '../../../contract/staff/period.ts'
import { READS_BURDENS } from '../../../contract/staff/roles.ts'
import { Tally, TallyFilters } from '../../../contract/staff/tally.ts'
import type { Context } from '../context.ts'
import { answer, refuse } from '../figures/answer.ts'
import { filterText, sendExport, TallyFile } from '../figures/export.ts'
import { staffRoutesOf } from './guard.ts'

/** Grid figures are open to everybody who sees the tally: there is nothing more exact to ask for. */
const BurdenFilters = Type.Object(
  { ...TallyFilters.properties, kind: Type.Optional(Type.Literal('burden')) },
  { additionalProperties: false },
)
type BurdenFilters = Static<typeof BurdenFilters>

/** Exact figures, for those who may read every report they are made of. Each look is written down. */
export function exactTallyRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock, installation, register } = context
  const route = staffRoutesOf(app, context)

  async function ask(filters: BurdenFilters, scope: string) {
    const day = clock.day()
    const next = installation.mode === 'trial' ? day : plusDays(day, 1)
    const sources = { source: 'exact', cells: store.tallies.exact.burden } as const
    const supplyOf = () => ({ sources, next })
    return answer({
      ...{ filters: { ...filters, kind: 'burden' }, scope, day, reads: true },
      ...{ places: await register(), supplyOf },
    })
  }
  const record = (who: string, act: AuditAct, subject: string) =>
    store.audit.add({ at: clock.now().toISOString(), who, act, subject })

  route({
    method: 'GET',
    url: staffRoutes.exactTally,
    roles: READS_BURDENS,
    schema: { summary: 'Exact figures of burdens', querystring: BurdenFilters, response: { 200: Tally } },
    handle: async ({ query }, reply, { member }) => {
      const found = await ask(query, member.place)
      if (found.name !== 'tally') return refuse(reply, found)
      await record(member.name, 'exact-tally-seen', filterText(found.tally))
      return found.tally
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.exactTallyExport(':table', ':format'),
    roles: READS_BURDENS,
    schema: { summary: 'One exact table as a file', querystring: BurdenFilters, params: TallyFile },
    handle: async ({ query, params }, reply, { member }) => {
      const found = await ask(query, member.place)
      if (found.name !== 'tally') return refuse(reply, found)
      return sendExport(reply, found.tally, params, installation.operator.name, (subject) =>
        record(member.name, 'tally-exported', subject),
      )
    },
  })
}
