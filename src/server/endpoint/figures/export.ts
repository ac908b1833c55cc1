import type { FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import { EXPORT_FORMATS, TALLY_TABLES, type Tally } from '../../../contract/staff/tally.ts'
import { sheetOf } from '../../tally/sheet.ts'
import { refuse } from './answer.ts'
import { attachment, EXPORT_MEDIA, writeSheet } from './write-sheet.ts'

export const TallyFile = Type.Object(
  { table: Type.Enum([...TALLY_TABLES]), format: Type.Enum([...EXPORT_FORMATS]) },
  { additionalProperties: false },
)
export type TallyFile = Static<typeof TallyFile>

/**
 * Sends one table as a file.
 *
 * @param record writes down, before a byte has left, that the table was taken along
 */
export async function sendExport(
  reply: FastifyReply,
  tally: Tally,
  { table, format }: TallyFile,
  operator: string,
  record: (subject: string) => Promise<void>,
): Promise<FastifyReply> {
  const sheet = sheetOf(tally, table, operator)
  if (!sheet)
    return refuse(reply, { name: 'senseless', path: '/table', message: 'There is no such table for these filters.' })
  await record(`${table}.${format} ${filterText(tally)}`)
  return reply
    .header('content-type', EXPORT_MEDIA[format])
    .header('content-disposition', attachment(sheet.fileName, format))
    .send(await writeSheet[format](sheet))
}

/** Source and filters, as they are written down. */
export const filterText = ({ source, filters }: Tally): string => `${source} ${new URLSearchParams(filters).toString()}`
