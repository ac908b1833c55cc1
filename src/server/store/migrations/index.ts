import type { Migration } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'
import { first } from './0001-first.ts'
import { staff } from './0002-staff.ts'
import { cases } from './0003-cases.ts'
import { sheets } from './0004-sheets.ts'

/** Every change of the schema, in order, for ever: a name that has run anywhere is never renamed, changed or removed. */
export const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '0001-first': first(dialect),
  '0002-staff': staff(dialect),
  '0003-cases': cases(dialect),
  '0004-sheets': sheets(dialect),
})
