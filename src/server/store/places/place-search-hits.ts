import { type ExpressionBuilder, sql } from 'kysely'
import { FILLER_NAMES, LEVEL_DIGITS } from '../../../contract/place-code.ts'
import { BEHIND } from '../reading/list-query.ts'
import type { Database, Db } from '../tables/database.ts'
import { foldName } from './place-terms.ts'

/** Follows every character there is. */
const LAST = '\u{10FFFF}'

export interface Hit {
  readonly code: string
  readonly gone: boolean
  /** 0: it is called so; 1: it begins so; 2: it contains it. */
  readonly rank: number
}

/**
 * A county holds fewer terms than a letter begins in all of China: there the engine goes by the place. It goes by the index of a
 * column only where nothing is done to it.
 */
const isNarrow = (prefix: string): boolean => prefix.length >= LEVEL_DIGITS.county

/** A place has several terms that begin alike (its name and an everyday name, letters and pinyin): so many more rows are read. */
const TERMS_OF_ONE = 4

/**
 * Places whose name, everyday name, pinyin or code one word is the beginning of, best first. Only beginnings are looked for, for
 * they are ranges of an index: anything else would read all of China for each letter typed.
 *
 * @param prefixes beginnings of codes; places below other codes are left out
 */
export async function hitsOf(db: Db, word: string, prefixes: readonly string[], most: number): Promise<Hit[]> {
  const own = foldName(word)
  const code = word.toUpperCase()
  const found = new Map<string, Hit>()
  for (const gone of [false, true]) {
    if (found.size >= most) break
    const hits = [
      ...(/^[0-9][0-9AGB-]+$/.test(code) ? await byCode(db, code, prefixes, most, gone) : []),
      ...(own === '' ? [] : await byTerm(db, own, prefixes, most, gone)),
    ]
    for (const hit of hits.sort(bestFirst)) if (!found.has(hit.code)) found.set(hit.code, hit)
  }
  return [...found.values()].slice(0, most)
}

const bestFirst = (one: Hit, other: Hit): number => one.rank - other.rank || (one.code < other.code ? -1 : 1)

/** Wide prefixes are sifted together, out of all that begins so; what lies below a narrow one is read by itself. */
async function byTerm(db: Db, own: string, prefixes: readonly string[], most: number, gone: boolean): Promise<Hit[]> {
  const narrow = prefixes.filter(isNarrow)
  const wide = prefixes.filter((prefix) => !isNarrow(prefix))
  const groups = [...narrow.map((prefix) => [prefix]), ...(wide.length > 0 ? [wide] : [])]
  const found = await Promise.all(groups.map((group) => termsIn(db, own, group, most * TERMS_OF_ONE, gone)))
  return found.flat().map(({ code, rank }) => ({ code, gone, rank }))
}

function termsIn(db: Db, own: string, prefixes: readonly string[], most: number, gone: boolean) {
  const ceased = db.selectFrom('places').select('code').where('gone', 'is not', null)
  const term = prefixes.every(isNarrow) ? sql<string>`term || ''` : sql.ref<string>('term')
  return db
    .selectFrom('place_terms')
    .select(['place as code', sql<number>`case when inside = 1 then 2 when term = ${own} then 0 else 1 end`.as('rank')])
    .where(term, '>=', own)
    .where(term, '<', own + LAST)
    .where(({ eb }) => beginsWithOne(eb, 'place', prefixes))
    .where('place', gone ? 'in' : 'not in', ceased)
    .orderBy('rank')
    .orderBy('place')
    .limit(most)
    .execute()
}

async function byCode(db: Db, code: string, prefixes: readonly string[], most: number, gone: boolean): Promise<Hit[]> {
  const rows = await db
    .selectFrom('places')
    .select('code')
    .where('code', '>=', code)
    .where('code', '<', code + BEHIND)
    .where(({ eb }) => beginsWithOne(eb, 'code', prefixes))
    .where('gone', gone ? 'is not' : 'is', null)
    .where('name', 'not in', FILLER_NAMES)
    .orderBy('code')
    .limit(most)
    .execute()
  return rows.map((row) => ({ code: row.code, gone, rank: row.code === code ? 0 : 1 }))
}

function beginsWithOne<Table extends 'places' | 'place_terms'>(
  eb: ExpressionBuilder<Database, Table>,
  column: 'code' | 'place',
  prefixes: readonly string[],
) {
  const code = sql.ref<string>(column)
  return eb.or(prefixes.map((prefix) => eb.and([eb(code, '>=', prefix), eb(code, '<', prefix + BEHIND)])))
}
