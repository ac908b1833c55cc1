import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { SCORE_WEIGHT } from '../../../../contract/staff/cases/limits.ts'
import { ScoreWeight } from '../../../../contract/staff/cases/settings.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import type { SettingStore } from '../../../store/types.ts'
import type { Context } from '../../context.ts'
import { notYours, staffRoutesOf } from '../guard.ts'

const KEY = 'score-weight'

/** Percent that the scores of towns count in a unit's year. */
export async function scoreWeight(settings: SettingStore): Promise<number> {
  const kept = await settings.get(KEY)
  return kept === undefined ? SCORE_WEIGHT : Number(kept)
}

/** One weight for all units: what is compared must be weighed alike. */
export function scoreWeightRoutes(app: FastifyInstance, context: Context): void {
  const { store, installation } = context
  const route = staffRoutesOf(app, context)

  route({
    method: 'GET',
    url: staffRoutes.scoreWeight,
    schema: { summary: 'How much scores count', response: { 200: ScoreWeight } },
    roles: ['administrator'],
    handle: async () => ({ percent: await scoreWeight(store.settings) }),
  })

  route({
    method: 'PUT',
    url: staffRoutes.scoreWeight,
    schema: { summary: 'Set how much scores count', body: ScoreWeight, response: { 200: ScoreWeight } },
    roles: ['administrator'],
    handle: async ({ body }, reply, { member }) => {
      if (!isWithin(installation.root, member.place)) return notYours(reply)
      await store.audit.add(entryOf(context, member.name, 'score-weight-set', String(body.percent)))
      await store.settings.set({ [KEY]: String(body.percent) })
      return body
    },
  })
}
