import pg from 'pg'
import { StoreError } from '../store-error.ts'

/** Type numbers of bigint and numeric, which the driver hands over as strings: counts and sums must be numbers on both engines. */
const BIGINT = 20
const NUMERIC = 1700

const types: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === BIGINT || type === NUMERIC ? Number : pg.types.getTypeParser(type, format),
}

/**
 * Connections to a database.
 *
 * @returns the pool and a name of the place without user or password, for messages
 * @throws StoreError when the URL is none of PostgreSQL
 */
export function openPool(databaseUrl: string): { pool: pg.Pool; where: string } {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new StoreError('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: 'jianfu',
  })
  // An idle connection that the server closes is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  return { pool, where: `${url.host || 'the local socket'}${url.pathname}` }
}
