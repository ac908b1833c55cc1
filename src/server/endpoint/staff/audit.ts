import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { staffRoutes } from '../../../contract/api.ts'
import { AUDIT_ACTS, AuditPage } from '../../../contract/staff/audit.ts'
import { isWithin } from '../../../contract/staff/roles.ts'
import { entryOf } from '../../accounts/locks.ts'
import type { Context } from '../context.ts'
import { notYours, staffRoutesOf } from './guard.ts'

const PAGE = 50

const Question = Type.Object(
  {
    before: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$' })),
    who: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    act: Type.Optional(Type.Enum([...AUDIT_ACTS])),
  },
  { additionalProperties: false },
)

/**
 * Who did what. It tells of everybody, so only administrators of the whole installation read it; each page they read is an entry
 * itself, written before the page is: nobody reads unseen.
 */
export function auditRoutes(app: FastifyInstance, context: Context): void {
  const { store, installation } = context
  staffRoutesOf(
    app,
    context,
  )({
    method: 'GET',
    url: staffRoutes.audit,
    schema: { summary: 'The audit list, newest first', querystring: Question, response: { 200: AuditPage } },
    roles: ['administrator'],
    handle: async ({ query }, reply, { member }) => {
      if (!isWithin(installation.root, member.place)) return notYours(reply)
      const { before, who, act } = query
      const asked = [before && `<${before}`, who, act].filter(Boolean).join(' ') || '-'
      await store.audit.add(entryOf(context, member.name, 'audit-read', asked))
      const found = await store.audit.list(PAGE + 1, before === undefined ? undefined : Number(before), who, act)
      const entries = found.slice(0, PAGE)
      const oldest = entries.at(-1)?.number
      return { entries, ...(found.length > PAGE && oldest !== undefined ? { next: oldest } : {}) }
    },
  })
}
