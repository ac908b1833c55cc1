import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { HolidayImport, Holidays } from '../../../../contract/staff/cases/settings.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { entryOf } from '../../../accounts/locks.ts'
import { readHolidayCsv } from '../../../cases/time/holiday-csv.ts'
import { missingYears } from '../../../cases/time/missing-years.ts'
import type { Context } from '../../context.ts'
import { sendProblem } from '../../problems.ts'
import { notYours, staffRoutesOf } from '../guard.ts'

/** Holidays and make-up working days: one table for all clocks of the installation. */
export function holidayRoutes(app: FastifyInstance, context: Context): void {
  const { store, installation, clock } = context
  const route = staffRoutesOf(app, context)

  async function table(): Promise<Holidays> {
    const days = [...(await store.caseSettings.holidays())]
    return { days, missing: missingYears(clock.day(), days) }
  }

  route({
    method: 'GET',
    url: staffRoutes.holidays,
    schema: { summary: 'The holiday table', response: { 200: Holidays } },
    roles: 'signed-in',
    handle: table,
  })

  route({
    method: 'PUT',
    url: staffRoutes.holidays,
    schema: { summary: 'Replace one year of the holiday table', body: HolidayImport, response: { 200: Holidays } },
    roles: ['administrator'],
    handle: async ({ body: { year, csv } }, reply, { member }) => {
      if (!isWithin(installation.root, member.place)) return notYours(reply)
      const read = readHolidayCsv(csv, year)
      if (read.name === 'faults')
        return sendProblem(reply, 'request-invalid', 'See errors: each names a line. Nothing was imported.', {
          errors: read.faults.map((message) => ({ path: '/csv', message })),
        })
      await store.caseSettings.replaceHolidays(
        year,
        read.days,
        entryOf(context, member.name, 'holidays-imported', year),
      )
      return table()
    },
  })
}
