import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { Webhook, WebhookChange, WebhookSaved } from '../../../../contract/staff/cases/settings.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import { newToken } from '../../../accounts/tokens.ts'
import { isTarget, saveTarget, targetOf } from '../../../cases/notices/target.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { invalid } from '../answers.ts'
import { notYours, staffRoutesOf } from '../guard.ts'

/** Where notices go: it hears of every case, so only administrators of the whole installation set it, or see it. */
export function webhookRoutes(app: FastifyInstance, context: Context): void {
  const { store, cipher, clock, installation } = context
  const { settings, notices } = store
  const route = staffRoutesOf(app, context)
  const reaches = ({ place }: StaffRow) => isWithin(installation.root, place)
  const entry = (who: string, subject: string) => store.audit.add(entryOf(context, who, 'webhook-set', subject))
  const view = async (): Promise<Webhook> => ({
    url: (await targetOf(settings, cipher))?.url ?? '',
    ...(await notices.counts()),
  })

  route({
    method: 'GET',
    url: staffRoutes.webhook,
    schema: { summary: 'Where notices go, and how many wait', response: { 200: Webhook } },
    roles: ['administrator'],
    handle: async (_request, reply, { member }) => (reaches(member) ? view() : notYours(reply)),
  })

  route({
    method: 'PUT',
    url: staffRoutes.webhook,
    schema: {
      summary: 'Set where notices go; the secret is told this once',
      body: WebhookChange,
      response: { 200: WebhookSaved },
    },
    roles: ['administrator'],
    handle: async ({ body: { url } }, reply, { member }): Promise<unknown> => {
      if (!reaches(member)) return notYours(reply)
      if (url !== '' && !isTarget(url))
        return invalid(reply, '/url', 'must be an http or https address without a name and password')
      const target = url === '' ? undefined : { url, secret: newToken() }
      // The host alone: what follows it may be a key.
      await entry(member.name, target ? new URL(target.url).host : '-')
      await saveTarget(settings, cipher, target)
      if (!target) await notices.clear()
      return target ? { secret: target.secret } : {}
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.webhook,
    schema: { summary: 'Send what is stuck once more', response: { 200: Webhook } },
    roles: ['administrator'],
    handle: async (_request, reply, { member }) => {
      if (!reaches(member)) return notYours(reply)
      await entry(member.name, 'retry')
      await notices.retryStuck(clock.now().toISOString())
      return view()
    },
  })
}
