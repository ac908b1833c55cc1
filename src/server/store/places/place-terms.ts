import { pinyin } from 'pinyin-pro'
import { isFillerName } from '../../../contract/place-code.ts'
import { everydayName, ownName } from '../../../contract/place-name.ts'
import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'

/** What a person may begin to type for a place; `inside` is 1 when the name does not begin so. */
export interface Term {
  readonly term: string
  readonly inside: 0 | 1
}

/** One spelling for what is stored and what is asked: full-width folded, lower case, no spaces, without the ending of the name. */
export const foldName = (name: string): string => ownName(name.normalize('NFKC').replace(/\s/g, '')).toLowerCase()

/**
 * Beginnings by which a place is found: its own name and aliases from every character on (大人 finds 李大人), and the pinyin of
 * each, in first letters and in full. Endings that thousands share (村委会) are no names, and neither are fillers (市辖区).
 */
export function termsOf(name: string, aliases: readonly string[]): Term[] {
  if (isFillerName(name)) return []
  const names = new Set([name, everydayName(name), ...aliases].map(foldName))
  const terms = new Map<string, 0 | 1>()
  for (const own of names) for (const typed of [own, ...pinyinOf(own)]) terms.set(typed, 0)
  for (const own of names) for (const part of tails(own)) if (!terms.has(part)) terms.set(part, 1)
  terms.delete('')
  return [...terms].map(([term, inside]) => ({ term, inside }))
}

function pinyinOf(own: string): string[] {
  const syllables = pinyin(own, { toneType: 'none', type: 'array', v: true })
  const initials = syllables.map((syllable) => [...syllable][0] ?? '')
  return [initials.join(''), syllables.join('')].map((letters) => letters.normalize('NFKC').toLowerCase())
}

const tails = (own: string): string[] => [...own].map((_, index, characters) => characters.slice(index).join(''))

/** Makes the terms of all places, for a database from before there were any. */
export async function fillPlaceTerms(untyped: unknown): Promise<void> {
  const db = untyped as Db
  const places = await db.selectFrom('places').select(['code', 'name']).execute()
  await addTerms(
    db,
    places.map(({ code, name }) => ({ code, terms: termsOf(name, []) })),
  )
}

/** Adds the terms of places that have none. */
export async function addTerms(
  db: Db,
  places: readonly { readonly code: string; readonly terms: readonly Term[] }[],
): Promise<void> {
  const rows = places.flatMap(({ code, terms }) => terms.map((term) => ({ ...term, place: code })))
  for (const some of chunks(rows)) await db.insertInto('place_terms').values(some).execute()
}

/** Takes the terms of places away, so that others can be added. */
export async function dropTerms(db: Db, codes: readonly string[]): Promise<void> {
  for (const some of chunks(codes)) await db.deleteFrom('place_terms').where('place', 'in', some).execute()
}
