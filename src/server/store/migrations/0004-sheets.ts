import { type Kysely, type Migration, sql } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'
import { fillPlaceTerms } from '../places/place-terms.ts'

/** Places that cease, names by which they are found; what was printed and where it hangs. */
export const sheets = (dialect: Dialect): Migration => ({
  async up(db) {
    await changePlaces(db, dialect)
    await createSheets(db, dialect)
  },
})

async function changePlaces(db: Kysely<unknown>, { text, keyed }: Dialect): Promise<void> {
  const { schema } = db
  await schema.alterTable('places').addColumn('gone', text).execute()
  await schema.alterTable('places').addColumn('successor', text).execute()
  // What has ceased is little and is asked for by itself.
  await schema.createIndex('places_gone').on('places').column('code').where(sql.ref('gone'), 'is not', null).execute()
  await schema
    .createTable('place_aliases')
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('alias', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('place_aliases_key', ['place', 'alias'])
    .modifyEnd(keyed)
    .execute()
  await schema
    .createTable('place_terms')
    .addColumn('term', text, (column) => column.notNull())
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('inside', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('place_terms_key', ['term', 'place'])
    .modifyEnd(keyed)
    .execute()
  await schema.createIndex('place_terms_place').on('place_terms').column('place').execute()
  await fillPlaceTerms(db)
}

async function createSheets({ schema }: Kysely<unknown>, { text, keyed }: Dialect): Promise<void> {
  // A list goes on behind its last line: without an index each page would sort all codes of the country.
  await schema.createIndex('posters_in_order').on('posters').columns(['place', 'kind', 'code']).execute()
  await schema
    .createTable('print_runs')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('who', text, (column) => column.notNull())
    .addColumn('print_order', text, (column) => column.notNull())
    .addColumn('layout', text, (column) => column.notNull())
    .addColumn('reach', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('codes', 'integer', (column) => column.notNull())
    .addColumn('sheets', 'integer', (column) => column.notNull())
    .addColumn('pages', 'integer', (column) => column.notNull())
    .addColumn('done', 'integer', (column) => column.notNull())
    .addColumn('made', 'integer', (column) => column.notNull())
    .addColumn('unprintable', text, (column) => column.notNull())
    .addColumn('touched', text, (column) => column.notNull())
    .execute()
  await schema.createIndex('print_runs_at').on('print_runs').column('at').execute()

  await schema
    .createTable('print_sheets')
    .addColumn('run', text, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('poster', text, (column) => column.notNull())
    .addColumn('county', text, (column) => column.notNull())
    .addColumn('copies', 'integer', (column) => column.notNull())
    .addColumn('page', 'integer', (column) => column.notNull())
    .addColumn('digest', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('print_sheets_key', ['run', 'position'])
    .modifyEnd(keyed)
    .execute()
  await schema.createIndex('print_sheets_poster').on('print_sheets').column('poster').execute()

  await schema
    .createTable('hangings')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('who', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('hangings_key', ['kind', 'place'])
    .modifyEnd(keyed)
    .execute()

  // One mark for each week, however often and by how many it was told: what a reporter's phone does leaves no count.
  await schema
    .createTable('poster_troubles')
    .addColumn('poster', text, (column) => column.notNull())
    .addColumn('trouble', text, (column) => column.notNull())
    .addColumn('week', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('poster_troubles_key', ['poster', 'trouble', 'week'])
    .modifyEnd(keyed)
    .execute()
}
