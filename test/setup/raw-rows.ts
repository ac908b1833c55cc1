import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import pg from 'pg'
import type { StoreLocation } from '../../src/server/store/dialect/choose.ts'

/** Rows as they lie in the database, past the store: for a second opinion. Numbers may come as text. */
export async function rawRows<Row>({ dataDir, databaseUrl }: StoreLocation, query: string): Promise<Row[]> {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataDir, 'jianfu.db'), { readOnly: true })
    const rows = database.prepare(query).all() as Row[]
    database.close()
    return rows
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(query)).rows as Row[]
  } finally {
    await client.end()
  }
}
