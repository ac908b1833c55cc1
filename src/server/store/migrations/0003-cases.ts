import { type Kysely, type Migration, sql } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'

/** Cases with their events, clocks, answers and figures; what reporters send after their report. */
export const cases = (dialect: Dialect): Migration => ({
  async up(db) {
    await createCases(db, dialect)
    await createEvents(db, dialect)
    await createPublicSide(db, dialect)
    await createSettings(db, dialect)
    await createNotices(db, dialect)
    await createFigures(db, dialect)
    await extendReports(db)
    await createBlockLeaves(db, dialect)
  },
})

async function createCases({ schema }: Kysely<unknown>, { text, keyed }: Dialect): Promise<void> {
  const texts = ['line', 'place', 'category', 'summary', 'state', 'turn', 'opened', 'next'] as const
  const numbers = ['version', 'open', 'overdue', 'supervised', 'extension_asked', 'reopened', 'reports'] as const
  const shown = ['next_state', 'public_state', 'answer_photos', 'public_photos', 'publication'] as const
  const optional = ['lead', 'due', 'wake', 'answer', 'public_answer', 'forget'] as const
  let table = schema.createTable('cases').addColumn('id', text, (column) => column.notNull().primaryKey())
  for (const name of [...texts, ...shown]) table = table.addColumn(name, text, (column) => column.notNull())
  for (const name of [...numbers, 'closings', 'public_closings'] as const)
    table = table.addColumn(name, 'integer', (column) => column.notNull())
  for (const name of optional) table = table.addColumn(name, text)
  table = table.addColumn('untold', 'integer', (column) => column.notNull().defaultTo(0))
  await table.execute()
  await schema.createIndex('cases_queue').on('cases').columns(['open', 'next', 'id']).execute()
  await schema.createIndex('cases_place').on('cases').columns(['open', 'place']).execute()
  // The clocks read only what has something to say.
  await schema.createIndex('cases_wake').on('cases').column('wake').where(sql<boolean>`wake is not null`).execute()
  await schema
    .createIndex('cases_waiting')
    .on('cases')
    .column('publication')
    .where('publication' as never, '=', sql.lit('waiting'))
    .execute()
  await schema
    .createIndex('cases_untold')
    .on('cases')
    .column('id')
    .where('untold' as never, '=', sql.lit(1))
    .execute()
  await schema
    .createTable('case_units')
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('unit', text, (column) => column.notNull())
    .addColumn('part', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_units_key', ['case_id', 'unit'])
    .modifyEnd(keyed)
    .execute()
  await schema.createIndex('case_units_unit').on('case_units').columns(['unit', 'open', 'case_id']).execute()
  await schema
    .createTable('case_reports')
    .addColumn('ref', text, (column) => column.notNull().primaryKey())
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('told', 'integer', (column) => column.notNull().defaultTo(1))
    .modifyEnd(keyed)
    .execute()
  await schema
    .createIndex('case_reports_untold')
    .on('case_reports')
    .column('ref')
    .where('told' as never, '=', sql.lit(0))
    .execute()
  await schema.createIndex('case_reports_case').on('case_reports').column('case_id').execute()
}

async function createEvents(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { text, bytes, keyed, sequence } = dialect
  let events = db.schema
    .createTable('case_events')
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
  for (const name of ['at', 'who', 'party', 'act', 'detail'] as const)
    events = events.addColumn(name, text, (column) => column.notNull())
  await events
    .addPrimaryKeyConstraint('case_events_key', ['case_id', 'seq'] as never)
    .modifyEnd(keyed)
    .execute()
  await dialect.writeOnce(db, 'case_events')
  await db.schema
    .createTable('case_photos')
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('case_photos_key', ['case_id', 'number'])
    .modifyEnd(keyed)
    .execute()
  await db.schema
    .createTable('contact_views')
    .addColumn('number', sequence, (column) => column.primaryKey())
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('who', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('contact_views_case').on('contact_views').column('case_id').execute()
}

async function createPublicSide(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { text, bytes, keyed } = dialect
  await db.schema
    .createTable('case_steps')
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('what', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('case_steps_key', ['case_id', 'number'])
    .modifyEnd(keyed)
    .execute()
  await db.schema
    .createTable('ratings')
    .addColumn('ref', text, (column) => column.notNull())
    .addColumn('closing', 'integer', (column) => column.notNull())
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('digest_mask', bytes, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('ratings_key', ['ref', 'case_id', 'closing'])
    .modifyEnd(keyed)
    .execute()
  await db.schema
    .createTable('follow_ups_intake')
    .addColumn('key_mac', bytes, (column) => column.notNull().primaryKey())
    .addColumn('status_mac', bytes, (column) => column.notNull())
    .addColumn('what', text, (column) => column.notNull())
    .addColumn('digest_mask', bytes, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('released', 'integer', (column) => column.notNull())
    .modifyEnd(keyed)
    .execute()
  await db.schema.createIndex('follow_ups_intake_status').on('follow_ups_intake').column('status_mac').execute()
  let outcomes = db.schema.createTable('outcomes').addColumn('case_id', text, (column) => column.notNull().primaryKey())
  for (const name of ['month', 'place', 'category', 'summary', 'measures'] as const)
    outcomes = outcomes.addColumn(name, text, (column) => column.notNull()) as typeof outcomes
  await outcomes.modifyEnd(keyed).execute()
}

async function createSettings({ schema }: Kysely<unknown>, { text }: Dialect): Promise<void> {
  await schema
    .createTable('routings')
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('category', text, (column) => column.notNull())
    .addColumn('lead', text, (column) => column.notNull())
    .addColumn('assists', text, (column) => column.notNull())
    .addColumn('limit_unit', text)
    .addColumn('limit_amount', 'integer')
    .addPrimaryKeyConstraint('routings_key', ['place', 'category'])
    .execute()
  await schema
    .createTable('holidays')
    .addColumn('day', text, (column) => column.notNull().primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .execute()
  await schema
    .createTable('templates')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('line', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .execute()
  // Day on which a unit has ceased: old cases go on naming it.
  await schema.alterTable('units').addColumn('gone', text).execute()
}

async function createNotices({ schema }: Kysely<unknown>, { text, sequence }: Dialect): Promise<void> {
  await schema
    .createTable('notices')
    .addColumn('number', sequence, (column) => column.primaryKey())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('line', text, (column) => column.notNull())
    .addColumn('about', text, (column) => column.notNull())
    .addColumn('unit', text)
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('retry', text)
    .addColumn('error', text)
    .execute()
  await schema.createIndex('notices_retry').on('notices').columns(['retry', 'number']).execute()
}

async function createFigures({ schema }: Kysely<unknown>, { text, keyed, sequence }: Dialect): Promise<void> {
  const codes = ['view', 'place', 'period', 'line', 'category', 'unit', 'item'] as const
  let tallies = schema.createTable('case_tallies').addColumn('n', 'integer', (column) => column.notNull())
  for (const name of codes) tallies = tallies.addColumn(name, text, (column) => column.notNull()) as typeof tallies
  await tallies
    .addPrimaryKeyConstraint('case_tallies_key', codes as never)
    .modifyEnd(keyed)
    .execute()
  let deltas = schema
    .createTable('case_deltas')
    .addColumn('seq', sequence, (column) => column.primaryKey())
    .addColumn('n', 'integer', (column) => column.notNull())
  for (const name of ['day', 'place', 'line', 'category', 'unit', 'item'] as const)
    deltas = deltas.addColumn(name, text, (column) => column.notNull()) as typeof deltas
  await deltas.execute()
}

async function extendReports({ schema }: Kysely<unknown>): Promise<void> {
  // 1: withdrawn by its reporter; nothing but its kind, place, category and week is left.
  await schema
    .alterTable('reports')
    .addColumn('withdrawn', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  // 1: a repeated PUT is told that the report is gone.
  await schema
    .alterTable('receipts')
    .addColumn('gone', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  // A work order has a case from its first moment on; until the server has opened it, it stands in this index.
  await schema
    .alterTable('reports')
    .addColumn('cased', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema
    .createIndex('reports_uncased')
    .on('reports')
    .column('ref')
    .where(sql<boolean>`kind = 'grid' and cased = 0`)
    .execute()
}

/** Of blocks that were made before there is none: what their reports came to stands at the city. */
async function createBlockLeaves({ schema }: Kysely<unknown>, { text, keyed }: Dialect): Promise<void> {
  const codes = ['week', 'area', 'category', 'issuer_level', 'issuer'] as const
  let table = schema.createTable('block_leaves').addColumn('block', 'integer', (column) => column.notNull())
  for (const name of codes) table = table.addColumn(name, text, (column) => column.notNull()) as typeof table
  await table
    .addPrimaryKeyConstraint('block_leaves_key', [...codes, 'block'] as never)
    .modifyEnd(keyed)
    .execute()
}
