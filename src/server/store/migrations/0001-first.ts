import { type Kysely, type Migration, sql } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'

/** Places, posters and settings; reports before and after the release; pieces of photos. */
export const first = (dialect: Dialect): Migration => ({
  async up(db) {
    await createPlaces(db, dialect)
    await createReports(db, dialect)
    await createParts(db, dialect)
  },
})

async function createPlaces({ schema }: Kysely<unknown>, { text }: Dialect): Promise<void> {
  await schema
    .createTable('places')
    .addColumn('code', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('level', text, (column) => column.notNull())
    .addColumn('parent', text)
    .addColumn('area', text)
    .execute()
  await schema.createIndex('places_parent').on('places').column('parent').execute()
  await schema.createIndex('places_area').on('places').column('area').execute()

  await schema
    .createTable('posters')
    .addColumn('code', text, (column) => column.primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('revoked', text)
    .execute()
  // All sheets of a place carry the same code: two codes in force would tell its sheets apart.
  await schema
    .createIndex('posters_in_force')
    .unique()
    .on('posters')
    .columns(['kind', 'place'])
    .where(sql.ref('revoked'), 'is', null)
    .execute()

  await schema
    .createTable('settings')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('value', text, (column) => column.notNull())
    .execute()
}

async function createReports({ schema }: Kysely<unknown>, { text, bytes, sequence, keyed }: Dialect): Promise<void> {
  await schema
    .createTable('intake')
    .addColumn('seq', sequence, (column) => column.primaryKey())
    .addColumn('id_mac', bytes, (column) => column.notNull().unique())
    .addColumn('digest_mask', bytes, (column) => column.notNull())
    .addColumn('access_mac', bytes)
    .addColumn('status_mac', bytes)
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('category', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('parts', text, (column) => column.notNull())
    .execute()

  await schema
    .createTable('receipts')
    .addColumn('id_mac', bytes, (column) => column.notNull().primaryKey())
    .addColumn('digest_mask', bytes, (column) => column.notNull())
    .addColumn('access_mac', bytes)
    .addColumn('day', text, (column) => column.notNull())
    .modifyEnd(keyed)
    .execute()

  await schema
    .createTable('reports')
    .addColumn('ref', text, (column) => column.notNull().primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('category', text, (column) => column.notNull())
    .addColumn('week', text, (column) => column.notNull())
    .addColumn('day', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('status_mac', bytes)
    .addColumn('photos_pending', 'integer', (column) => column.notNull())
    .addCheckConstraint('burden_forgets_day', sql`kind = 'grid' or day is null`)
    .modifyEnd(keyed)
    .execute()
  await schema.createIndex('reports_status_mac').on('reports').column('status_mac').execute()
  await schema.createIndex('reports_week').on('reports').columns(['kind', 'week']).execute()
  await schema
    .createIndex('reports_photos_pending')
    .on('reports')
    .column('photos_pending')
    .where(sql.ref('photos_pending'), '=', sql.lit(1))
    .execute()

  await schema
    .createTable('releases')
    .addColumn('slot', text, (column) => column.primaryKey())
    .execute()
}

async function createParts({ schema }: Kysely<unknown>, { text, bytes, sequence, keyed }: Dialect): Promise<void> {
  await schema
    .createTable('parts_intake')
    .addColumn('seq', sequence, (column) => column.primaryKey())
    .addColumn('sha256', text, (column) => column.notNull().unique())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('claimed', 'integer', (column) => column.notNull())
    .execute()

  await schema
    .createTable('parts')
    .addColumn('sha256', text, (column) => column.notNull().primaryKey())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .modifyEnd(keyed)
    .execute()

  await schema
    .createTable('report_parts')
    .addColumn('ref', text, (column) => column.notNull())
    .addColumn('sha256', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('report_parts_key', ['ref', 'sha256'])
    .modifyEnd(keyed)
    .execute()
  await schema.createIndex('report_parts_sha256').on('report_parts').column('sha256').execute()

  await schema
    .createTable('photos')
    .addColumn('ref', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('bytes', bytes)
    .addPrimaryKeyConstraint('photos_key', ['ref', 'position'])
    .modifyEnd(keyed)
    .execute()
}
