import { stringify } from 'csv-stringify'
import type { FastifyInstance } from 'fastify'
import { staffRoutes } from '../../../../contract/api.ts'
import { REGISTER_COLUMNS } from '../../../../contract/staff/places.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import type { Context } from '../../context.ts'
import { attachment, EXPORT_MEDIA } from '../../figures/write-sheet.ts'
import { staffRoutesOf } from '../guard.ts'

/** The register of the scope as the table that an import reads: taken in again, it changes nothing. */
export function placeExportRoute(app: FastifyInstance, context: Context): void {
  const { store, clock } = context
  staffRoutesOf(
    app,
    context,
  )({
    method: 'GET',
    url: staffRoutes.placeExport,
    schema: { summary: 'The register of places as CSV' },
    roles: ['administrator'],
    handle: async (_request, reply, { member }) => {
      const places = await store.places.list()
      // A spreadsheet program takes UTF-8 for GBK without the mark, and runs a cell that begins like a formula.
      const lines = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true })
      lines.write([...REGISTER_COLUMNS])
      for (const { code, name, level, parent, gone } of places)
        if (gone === null && level !== 'area' && isWithin(code, member.place))
          lines.write([code, name, level, parent ?? ''])
      lines.end()
      return reply
        .header('content-type', EXPORT_MEDIA.csv)
        .header('content-disposition', attachment(`地点 ${clock.day()}`, 'csv'))
        .send(lines)
    },
  })
}
