import { CompiledQuery, PostgresDialect, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { explainPostgres, meetsAllPostgres } from './postgres-errors.ts'
import { openPool } from './postgres-pool.ts'
import { blendMessages, blendWeeks, dropClaimedParts, emptyIntake } from './postgres-release.ts'

/**
 * PostgreSQL, shared by any number of server processes.
 *
 * @throws StoreError when the URL is none
 */
export function postgresDialect(databaseUrl: string): Dialect {
  const { pool, where } = openPool(databaseUrl)
  return {
    driver: new PostgresDialect({
      pool,
      // An answer means the report survives a power cut, whatever the server's default says.
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'))
      },
    }),
    text: sql`text collate "C"`,
    bytes: sql`bytea`,
    sequence: sql`bigserial`,
    keyed: sql``,

    writeOnce: async (db, table) => {
      await sql`create or replace function written_once() returns trigger language plpgsql as
        $$ begin raise exception 'written once'; end $$`.execute(db)
      await sql`create trigger ${sql.ref(`${table}_written_once`)} before update or delete or truncate on ${sql.table(table)}
        for each statement execute function written_once()`.execute(db)
    },

    beginView: sql`begin isolation level repeatable read`,
    resumeNumbers: async (trx, table, column) => {
      await sql`
        select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false)
        from ${sql.table(table)}`.execute(trx)
    },

    together: async (trx, tables) => {
      await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in row exclusive mode`.execute(trx)
    },
    alone: async (trx, tables) => {
      await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in access exclusive mode`.execute(trx)
    },

    emptyIntake,
    dropClaimedParts,
    blendWeeks,
    blendMessages,
    // The engine reuses swept room by itself and gives the end of the file back.
    afterSweep: async (db) => void (await sql`vacuum parts_intake`.execute(db)),
    // Row versions that `blendWeeks` has left behind still name their release.
    afterRelease: async (db) =>
      void (await sql`
        vacuum reports, report_parts, parts, burden_tallies, pending, counted, messages, photos,
          follow_ups_intake`.execute(db)),

    // Row versions that are gone wait for the next release's vacuum: one for each of many erasures would cost too much.
    afterErasing: async () => {},

    faults: async (db) => {
      const { rows } = await sql<{ kept: string }>`select current_setting('track_commit_timestamp') as kept`.execute(db)
      return rows[0]?.kept === 'on'
        ? ['PostgreSQL keeps the time of every commit (track_commit_timestamp): switch it off.']
        : []
    },
    meetsAll: meetsAllPostgres,
    explain: (error) => explainPostgres(error, where),
  }
}
