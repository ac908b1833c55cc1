/** A value as a column holds it, on either engine. */
export type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, Value>>

/** Lines between the first and the last: rows of a table, in runs. */
export interface Rows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** The last line: how many rows there were of each table, and the SHA-256 of all lines before it. */
export interface Trailer {
  readonly counts: Readonly<Record<string, number>>
  readonly sha256: string
}

/** Bytes travel as `{"bytes": base64}`; no other value is an object. */
export const writeRows = (table: string, rows: readonly Row[]): string => {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => columns.map((column) => spell(row[column] ?? null)))
  return JSON.stringify({ table, columns, rows: values })
}

const spell = (value: Value) => (value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value)

export const readRows = ({ columns, rows }: Rows): Record<string, Value>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, read(row[index])])))

const read = (value: unknown): Value =>
  typeof value === 'object' && value !== null
    ? Buffer.from((value as { bytes: string }).bytes, 'base64')
    : (value as Value)
