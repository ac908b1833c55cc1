import Type from 'typebox'
import { staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import type { GridReport } from '../../../../contract/report.ts'
import { CaseContact } from '../../../../contract/staff/cases/case.ts'
import { entryOf } from '../../../accounts/locks.ts'
import { partiesOf } from '../../../cases/parties.ts'
import type { Context } from '../../context.ts'
import { notYours, type staffRoutesOf } from '../guard.ts'
import { damaged } from '../inline-bytes.ts'
import { contactOf } from './contacts.ts'
import { reachable, unknownCase } from './reach.ts'

/** Contact and address in full, for the desk and the unit that leads. The look is on the disk before anything is shown. */
export function contactRoutes(route: ReturnType<typeof staffRoutesOf>, context: Context): void {
  const { store, cases, cipher } = context

  route({
    method: 'POST',
    url: staffRoutes.caseContact(':id'),
    schema: {
      summary: 'Look at contact and address; everybody who works on the case sees who did',
      params: Type.Object({ id: Type.String({ pattern: HEX_32 }) }),
      response: { 200: CaseContact },
    },
    roles: ['dispatcher', 'handler'],
    handle: async ({ params: { id } }, reply, { member }) => {
      const opened = await reachable(cases, id, member)
      if (opened?.file.line !== 'grid') return unknownCase(reply)
      const parties = partiesOf(member, opened.file)
      if (!parties.includes('desk') && !parties.includes('lead')) return notYours(reply)
      await store.cases.viewContact(id, entryOf(context, member.name, 'contact-seen', id))
      const reports = await Promise.all(opened.reports.map((ref) => store.reading.get(ref)))
      const contacts = reports.map((report) => (report ? contactOf(JSON.parse(report.body) as GridReport, cipher) : {}))
      if (contacts.some((fields) => Object.values(fields).includes(undefined))) return damaged(reply)
      return { contacts } as CaseContact
    },
  })
}
