import type { GridReport } from '../../../../contract/report.ts'
import type { DataCipher } from '../../keys/data-cipher.ts'
import { unlessDamaged } from '../inline-bytes.ts'

const FIELDS = ['contact', 'address'] as const
type Field = (typeof FIELDS)[number]

/**
 * Contact and address of a resident, as far as they are (still) there, sealed by `intake.ts` each under its own name.
 *
 * @returns undefined in the place of bytes that are not those that were stored
 */
export function contactOf(report: GridReport, cipher: DataCipher): Partial<Record<Field, string | undefined>> {
  const open = (field: Field, sealed: string) => unlessDamaged(cipher, Buffer.from(sealed, 'base64'), field)?.toString()
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const sealed = report[field]
      return sealed === undefined ? [] : [[field, open(field, sealed)]]
    }),
  )
}
