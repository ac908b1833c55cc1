import { NOT_GIVEN, type Tally } from '../../contract/staff/tally.ts'
import { ISSUER_LEVELS, ISSUERS } from '../../contract/taxonomy/issuers.ts'
import { categoryOf } from '../../contract/taxonomy/taxonomy.ts'
import type { Coded, Kind } from '../../contract/taxonomy/types.ts'
import { SHEET_WORDS as words } from './sheet-words.ts'

const named = (list: readonly Coded[], code: string): string =>
  code === NOT_GIVEN ? words.notGiven : (list.find((one) => one.code === code)?.name.zh ?? code)

export const categoryName = (kind: Kind, code: string): string => categoryOf(kind, code)?.name.zh ?? code
export const levelName = (code: string): string => named(ISSUER_LEVELS, code)
export const issuerName = (code: string): string => named(ISSUERS, code)

/** `-` alone in a cell is read as the beginning of a formula. */
export const codeCell = (code: string): string => (code === NOT_GIVEN ? '' : code)

export const subtypeName = ({ kind = 'burden', category = '' }: Tally['filters'], code: string): string =>
  named(categoryOf(kind, category)?.subtypes ?? [], code)
