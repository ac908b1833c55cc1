import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'

/** Accounts and their keys, the audit list, messages, tallies and blocks. */
export const staff = (dialect: Dialect): Migration => ({
  async up(db) {
    await createAccounts(db, dialect)
    await createKeys(db, dialect)
    await createAudit(db, dialect)
    await extendReports(db, dialect)
    await createMessages(db, dialect)
    await createTallies(db, dialect)
    await createBlocks(db, dialect)
  },
})

const DIMENSIONS = ['category', 'issuer_level', 'issuer'] as const

const texts = (dialect: Dialect, names: readonly string[]) => (table: CreateTableBuilder<never, never>) =>
  names.reduce<CreateTableBuilder<never, never>>(
    (builder, name) => builder.addColumn(name as never, dialect.text, (column) => column.notNull()),
    table,
  )

async function createAccounts({ schema }: Kysely<unknown>, { text, bytes, keyed }: Dialect): Promise<void> {
  await schema
    .createTable('units')
    .addColumn('code', text, (column) => column.notNull().primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('place', text, (column) => column.notNull())
    .execute()
  await schema
    .createTable('staff')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_key', text, (column) => column.notNull().unique())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('place', text, (column) => column.notNull())
    .addColumn('unit', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('salt', text)
    .addColumn('login', bytes)
    .addColumn('totp', bytes)
    .addColumn('totp_step', 'integer', (column) => column.notNull())
    .addColumn('recipient', text)
    .addColumn('wrapped', text)
    .addColumn('seen', text)
    .execute()
  await schema
    .createTable('invitations')
    .addColumn('token', bytes, (column) => column.notNull().primaryKey())
    .addColumn('staff', text, (column) => column.notNull())
    .addColumn('founding', 'integer', (column) => column.notNull())
    .addColumn('until', text, (column) => column.notNull())
    .modifyEnd(keyed)
    .execute()
  await schema
    .createTable('sessions')
    .addColumn('token', bytes, (column) => column.notNull().primaryKey())
    .addColumn('staff', text, (column) => column.notNull())
    .addColumn('until', text, (column) => column.notNull())
    .addColumn('seen', text, (column) => column.notNull())
    .modifyEnd(keyed)
    .execute()
  await schema.createIndex('sessions_staff').on('sessions').column('staff').execute()
}

async function createKeys({ schema }: Kysely<unknown>, { text }: Dialect): Promise<void> {
  await schema
    .createTable('generations')
    .addColumn('number', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('recipient', text, (column) => column.notNull())
    .execute()
  await schema
    .createTable('shares')
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('holder', text, (column) => column.notNull())
    .addColumn('share', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('shares_key', ['number', 'holder'])
    .execute()
}

async function createAudit(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { text, sequence } = dialect
  await db.schema
    .createTable('audit')
    .addColumn('number', sequence, (column) => column.primaryKey())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('who', text, (column) => column.notNull())
    .addColumn('act', text, (column) => column.notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('audit_who').on('audit').columns(['who', 'number']).execute()
  await dialect.writeOnce(db, 'audit')
}

async function extendReports({ schema }: Kysely<unknown>, { text }: Dialect): Promise<void> {
  for (const name of ['issuer_level', 'issuer'])
    await schema
      .alterTable('reports')
      .addColumn(name, text, (column) => column.notNull().defaultTo(sql.lit('-')))
      .execute()
  await schema
    .alterTable('reports')
    .addColumn('burst', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  // The list walks along one of these; what a report is filtered by stands beside, so that only the rows shown are read.
  const filtered = ['kind', 'place', 'issuer_level', 'issuer', 'state']
  await schema.dropIndex('reports_week').execute()
  await schema
    .createIndex('reports_week')
    .on('reports')
    .columns(['week', 'ref', 'category', ...filtered])
    .execute()
  await schema
    .createIndex('reports_category')
    .on('reports')
    .columns(['category', 'week', 'ref', ...filtered])
    .execute()
  // Residents name no issuer: their reports are not burdened with it.
  await schema
    .createIndex('reports_issuer')
    .on('reports')
    .columns(['issuer', 'week', 'ref', 'category', ...filtered])
    .where('issuer' as never, '<>', sql.lit('-'))
    .execute()
}

async function createMessages({ schema }: Kysely<unknown>, { text, bytes, keyed }: Dialect): Promise<void> {
  await schema
    .createTable('messages_intake')
    .addColumn('mid_mac', bytes, (column) => column.notNull().primaryKey())
    .addColumn('status_mac', bytes, (column) => column.notNull())
    .addColumn('mid', text, (column) => column.notNull())
    .addColumn('digest_mask', bytes, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('sealed', text, (column) => column.notNull())
    .modifyEnd(keyed)
    .execute()
  await schema
    .createTable('messages')
    .addColumn('ref', text, (column) => column.notNull())
    .addColumn('mid', text, (column) => column.notNull())
    .addColumn('from_reporter', 'integer', (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('sealed', text, (column) => column.notNull())
    .addColumn('copy', text)
    .addColumn('mid_mac', bytes)
    .addColumn('digest_mask', bytes)
    .addColumn('answered', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('messages_key', ['ref', 'mid'])
    .modifyEnd(keyed)
    .execute()
  await schema.createIndex('messages_mid_mac').on('messages').column('mid_mac').execute()
  await schema
    .createIndex('messages_unanswered')
    .on('messages')
    .column('ref')
    .where(sql<boolean>`from_reporter = 1 and answered = 0`)
    .execute()
}

async function createTallies({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const codes = ['view', 'place', 'period', ...DIMENSIONS, 'item']
  for (const name of ['burden_tallies', 'released_tallies', 'grid_tallies']) {
    await schema
      .createTable(name)
      .$call((table) => texts(dialect, codes)(table as never) as never as typeof table)
      .addColumn('n', 'integer', (column) => column.notNull())
      .addColumn('own', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${name}_key`, codes as never)
      .modifyEnd(dialect.keyed)
      .execute()
    // Questions about one issuer, over all categories.
    await schema
      .createIndex(`${name}_issuer`)
      .on(name)
      .columns(['view', 'place', 'issuer_level', 'issuer', 'period', 'category', 'n'])
      .execute()
  }
  await schema
    .createTable('grid_arrivals')
    .addColumn('seq', dialect.sequence, (column) => column.primaryKey())
    .$call((table) => texts(dialect, ['place', 'category', 'day', 'facts'])(table as never) as never as typeof table)
    .execute()
}

async function createBlocks(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  const pending = ['week', 'area', ...DIMENSIONS, 'item']
  await schema
    .createTable('pending')
    .$call((table) => texts(dialect, pending)(table as never) as never as typeof table)
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('weight', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('pending_key', pending as never)
    .modifyEnd(dialect.keyed)
    .execute()
  await schema
    .createTable('blocks')
    .addColumn('number', dialect.sequence, (column) => column.primaryKey())
    .$call((table) => texts(dialect, ['week', 'place', ...DIMENSIONS])(table as never) as never as typeof table)
    .addColumn('n', 'integer', (column) => column.notNull())
    .execute()
  await schema.createIndex('blocks_week').on('blocks').columns(['week', 'place']).execute()
  await schema
    .createTable('block_facts')
    .addColumn('block', 'integer', (column) => column.notNull())
    .addColumn('item', dialect.text, (column) => column.notNull())
    .addColumn('value', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('block_facts_key', ['block', 'item'])
    .modifyEnd(dialect.keyed)
    .execute()
  await dialect.writeOnce(db, 'blocks')
  await dialect.writeOnce(db, 'block_facts')
  await schema
    .createTable('closed_weeks')
    .addColumn('week', dialect.text, (column) => column.notNull().primaryKey())
    .execute()
  const counted = ['day', 'place', ...DIMENSIONS]
  await schema
    .createTable('counted')
    .$call((table) => texts(dialect, counted)(table as never) as never as typeof table)
    .addColumn('n', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counted_key', counted as never)
    .modifyEnd(dialect.keyed)
    .execute()
}
