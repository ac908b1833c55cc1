import { sql } from 'kysely'
import type { Dialect } from '../dialect/dialect.ts'
import type { Db } from '../tables/database.ts'
import { writeChanges } from './append.ts'
import { addContactView, addPhoto, contactViews, getAnswerPhoto } from './beside.ts'
import { unlessConflict } from './conflict.ts'
import { getCase } from './get-case.ts'
import { countCases, listCases } from './list-cases.ts'
import { openOf } from './open-of.ts'
import { standsAt } from './stands-at.ts'
import type { CaseChange, CaseStore } from './types.ts'

/** See `CaseStore`. */
export const createCaseStore = (db: Db, dialect: Dialect): CaseStore => ({
  get: (id) => getCase(db, id),
  ids: async (limit, after) => {
    const rows = await db.selectFrom('cases').select('id').where('id', '>', after).orderBy('id').limit(limit).execute()
    return rows.map(({ id }) => id)
  },
  list: (query, limit, after) => listCases(db, query, limit, after),
  count: (query, most) => countCases(db, query, most),
  append: async (changes, entries = []) => {
    const answer = await unlessConflict(
      db.transaction().execute((trx) => writeChanges(trx, dialect, changes, entries).then(() => 'stored' as const)),
    )
    // The changes stand whatever happens now.
    if (answer === 'stored' && changes.some(forgets)) await dialect.afterErasing(db).catch(() => {})
    return answer
  },
  caseOf: async (ref) =>
    (await db.selectFrom('case_reports').select('case_id').where('ref', '=', ref).executeTakeFirst())?.case_id,
  // In the words of the index `reports_uncased`: otherwise all reports would be read.
  uncased: (limit) =>
    db
      .selectFrom('reports')
      .select(['ref', 'place', 'category', 'body'])
      .where('kind', '=', sql.lit('grid'))
      .where('cased', '=', sql.lit(0))
      .orderBy('ref')
      .limit(limit)
      .execute(),
  waking: async (now, limit) => {
    const rows = await db
      .selectFrom('cases')
      .select('id')
      .where('wake', '<=', now)
      .orderBy('wake')
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  },
  openOf: (unit) => openOf(db, unit),
  publishable: async () => {
    const rows = await db
      .selectFrom('cases')
      .select('id')
      .where('publication', '=', sql.lit('waiting'))
      // Nobody reads on the board what its reporters have not been told.
      .where('untold', '=', 0)
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  },
  standsAt: (refs) => standsAt(db, refs),

  addPhoto: (id, bytes, most) => db.transaction().execute((trx) => addPhoto(trx, id, bytes, most)),
  photo: (id, number) => getAnswerPhoto(db, id, number),
  viewContact: (id, entry) => db.transaction().execute((trx) => addContactView(trx, id, entry)),
  contactViews: (id) => contactViews(db, id),
})

const forgets = ({ erased = [], forgotten }: CaseChange): boolean => forgotten === true || erased.length > 0
