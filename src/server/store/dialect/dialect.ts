import type { Kysely, Dialect as KyselyDialect, RawBuilder } from 'kysely'
import type { Database, Db, Trx } from '../tables/database.ts'

type Table = keyof Database

/**
 * Everything in which the two engines differ, by name. Queries outside this folder are the same for both; a difference that
 * is not in this list does not exist.
 */
export interface Dialect {
  readonly driver: KyselyDialect
  /** Column types. Text compares by code point, so that order and ranges are the same everywhere. */
  readonly text: RawBuilder<unknown>
  readonly bytes: RawBuilder<unknown>
  /** Type of a primary key that counts up by itself. */
  readonly sequence: RawBuilder<unknown>
  /** End of `create table` for tables in which row order must not tell the order of insertion. */
  readonly keyed: RawBuilder<unknown>

  /** Makes the database refuse every update and deletion of a table's rows, whoever asks. */
  writeOnce(db: Kysely<unknown>, table: Table): Promise<void>

  /** Begins to read everything as it is at one moment, without holding anybody up. */
  readonly beginView: RawBuilder<unknown>
  /** Lets the database go on numbering a column where the rows put into it end. */
  resumeNumbers(trx: Trx, table: Table, column: string): Promise<void>

  /** Holds tables against an `alone` in another process until the end of the transaction. */
  together(trx: Db, tables: readonly Table[]): Promise<void>
  /** Has tables to itself until the end of the transaction, against reading and writing. */
  alone(trx: Trx, tables: readonly Table[]): Promise<void>

  /** Deletes everything that has waited so that its rows cannot be found in the files afterwards. */
  emptyIntake(trx: Trx, table: 'intake' | 'messages_intake'): Promise<void>
  /** Deletes claimed pieces from `parts_intake`, likewise; the others stay. */
  dropClaimedParts(trx: Trx): Promise<void>
  /**
   * Makes burden reports of these weeks (their Mondays) indistinguishable by position and by the release that moved them, and
   * likewise the sums that the release has changed.
   */
  blendWeeks(trx: Trx, weeks: readonly string[]): Promise<void>
  /** Makes reporters' messages of these days indistinguishable by position and by the release that moved them. */
  blendMessages(trx: Trx, days: readonly string[]): Promise<void>
  /** What a transaction cannot do: removes what the release has left in log and file. */
  afterRelease(db: Db): Promise<void>
  /** What a transaction cannot do: removes from log and file what a reporter, or time, has taken back. */
  afterErasing(db: Db): Promise<void>
  /** Gives the room of what a sweep has deleted back to the disk, so that a flood of pieces does not fill it for good. */
  afterSweep(db: Db): Promise<void>

  /** Faults only this engine can have, one sentence each. */
  faults(db: Db): Promise<readonly string[]>
  /** Whether an error is about the database (locked, full, gone) and would meet every entry of a batch alike. */
  meetsAll(error: unknown): boolean
  /** A sentence for the person at the console, or undefined if the failure to open was not an expected one. */
  explain(error: unknown): string | undefined
}
