import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { STAFF_PAGES, staffRoutes } from '../../../contract/api.ts'
import { HEX_32 } from '../../../contract/encodings.ts'
import { Invited, NewStaffMember, StaffAct, StaffMember } from '../../../contract/staff/account.ts'
import { isWithin, type Role } from '../../../contract/staff/roles.ts'
import { isFounding } from '../../accounts/founding.ts'
import { invite } from '../../accounts/invitations.ts'
import { entryOf } from '../../accounts/locks.ts'
import { faultOf, newMember } from '../../accounts/new-member.ts'
import type { StaffRow } from '../../store/staff/types.ts'
import type { Context } from '../context.ts'
import { sendProblem } from '../problems.ts'
import { addressOf } from '../public-address.ts'
import { invalid, notFound } from './answers.ts'
import { notYours, staffRoutesOf } from './guard.ts'
import { memberView, memberViews } from './member-view.ts'

const roles = ['administrator'] as const

/** Accounts, for administrators whose scope covers them. Nobody can widen a scope: an account keeps the one it was made with. */
export function accountRoutes(app: FastifyInstance, context: Context): void {
  const { store, installation } = context
  const route = staffRoutesOf(app, context)

  /** Who has a reviewer's link reads burden reports: a county must not choose by itself who reads what was said about it. */
  const mayAppoint = ({ place }: StaffRow, role: Role): boolean =>
    role !== 'reviewer' || isWithin(installation.root, place)

  async function invited(request: FastifyRequest, { id, role }: StaffRow): Promise<Invited> {
    const { token, until } = await invite(context, id, await isFounding(store, installation, role))
    const base = addressOf(context, request)
    const member = (await store.staff.get(id)) as StaffRow
    return { member: await memberView(store, member), link: base + STAFF_PAGES.invitation(token), until }
  }

  route({
    method: 'GET',
    url: staffRoutes.accounts,
    schema: { summary: 'Accounts of the scope', response: { 200: Type.Array(StaffMember) } },
    roles,
    handle: async (_request, _reply, { member }) =>
      memberViews(
        store,
        (await store.staff.list()).filter(({ place }) => isWithin(place, member.place)),
      ),
  })

  route({
    method: 'POST',
    url: staffRoutes.accounts,
    schema: { summary: 'Add an account', body: NewStaffMember, response: { 201: Invited } },
    roles,
    handle: async (request, reply, { member }) => {
      const { role, place } = request.body
      if (!isWithin(place, member.place) || !mayAppoint(member, role)) return notYours(reply)
      const fault = await faultOf(store, installation.root, request.body)
      if (fault) return invalid(reply, fault.path, fault.message)
      const row = newMember(request.body)
      if (!(await store.staff.add(row, entryOf(context, member.name, 'staff-added', row.name))))
        return sendProblem(reply, 'name-taken', 'Choose another name.')
      return reply.code(201).send(await invited(request, row))
    },
  })

  route({
    method: 'POST',
    url: staffRoutes.account(':id'),
    schema: {
      summary: 'Disable, enable or reset an account',
      params: Type.Object({ id: Type.String({ pattern: HEX_32 }) }),
      body: StaffAct,
      response: { 200: Type.Union([StaffMember, Invited]) },
    },
    roles,
    handle: async (request, reply, { member }) => {
      const { act } = request.body
      const row = await store.staff.get(request.params.id)
      if (!row || !isWithin(row.place, member.place)) return notFound(reply)
      if (act !== 'disable' && !mayAppoint(member, row.role)) return notYours(reply)
      const outcome = await store.staff[act](row.id, entryOf(context, member.name, ENTRIES[act], row.name))
      if (outcome === 'unknown') return notFound(reply)
      if (outcome === 'last-one')
        return sendProblem(reply, 'last-one', 'Somebody else must be able to do this work first.')
      if (outcome === 'unit-busy')
        return sendProblem(reply, 'unit-busy', 'Add another handler to the unit first, or pass its open cases on.')
      if (act === 'reset') return invited(request, row)
      return memberView(store, (await store.staff.get(row.id)) as StaffRow)
    },
  })
}

const ENTRIES = { disable: 'staff-disabled', enable: 'staff-enabled', reset: 'staff-reset' } as const
