const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '')

/** SQLSTATE classes that speak of one entry's values (22, 23), or of a conflict with a neighbour (40): worth a try alone. */
const OF_ONE_ENTRY = /^(22|23|40)...$/

/** See `Dialect.meetsAll`. An error without a code comes from our own code and concerns the entry it stumbled over. */
export const meetsAllPostgres = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === '' ? /connection|timeout/i.test(String(error)) : !OF_ONE_ENTRY.test(code)
}

/** See `Dialect.explain`. `where` is host and database, without user and password. */
export function explainPostgres(error: unknown, where: string): string | undefined {
  const code = codeOf(error)
  if (/^28/.test(code)) return `PostgreSQL at ${where} refuses the user or password of DATABASE_URL.`
  if (code === '3D000') return `PostgreSQL at ${where} is reachable but has no such database.`
  if (code === '42501') return `The user of DATABASE_URL may not create tables in PostgreSQL at ${where}.`
  if (code === '25006') return `PostgreSQL at ${where} is read-only.`
  if (code === '57P03') return `PostgreSQL at ${where} is starting up or shutting down; try again.`
  if (code === '53300') return `PostgreSQL at ${where} has no connection left.`
  if (/^(E[A-Z]+|08...)$/.test(code)) return `PostgreSQL at ${where} cannot be reached (${code}).`
  if (code === '' && /connection|timeout/i.test(String(error)))
    return `PostgreSQL at ${where} does not answer as a database should.`
  return undefined
}
