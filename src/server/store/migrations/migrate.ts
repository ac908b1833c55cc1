import { type Migration, Migrator } from 'kysely'
import { StoreError } from '../store-error.ts'
import type { Db } from '../tables/database.ts'

const TABLE = 'kysely_migration'

/**
 * Brings the schema up to date; all pending migrations or none.
 *
 * @throws StoreError when the database knows a migration that this version does not: going on would damage it
 */
export async function migrate(db: Db, migrations: Record<string, Migration>): Promise<void> {
  const unknown = (await executedNames(db)).filter((name) => !Object.hasOwn(migrations, name))
  if (unknown.length > 0)
    throw new StoreError(`This database was made by a newer version of Jianfu (it knows ${unknown.join(', ')}).`)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function executedNames(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === TABLE)) return []
  const rows = await db.withTables<{ [TABLE]: { name: string } }>().selectFrom(TABLE).select('name').execute()
  return rows.map(({ name }) => name)
}
