import { pinyin } from 'pinyin-pro'
import { everydayName, ownName } from '../../../contract/place-name.ts'
import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import type { PlaceTermTable } from '../tables/place-tables.ts'

/** One spelling for what is stored and what is asked: full-width folded, lower case, no spaces. */
export const foldTerm = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/**
 * Beginnings by which a place is found: its own name and aliases from every character on (大人 finds 李大人), and the pinyin of
 * each, in first letters and in full. Endings that thousands share (村委会) are no names; see `ownName`.
 */
export function termsOf(name: string, aliases: readonly string[]): string[] {
  const names = new Set([name, everydayName(name), ...aliases].map((each) => foldTerm(ownName(each))))
  const terms = [...names].flatMap((own) => {
    const characters = [...own]
    const syllables = pinyin(own, { toneType: 'none', type: 'array', v: true }).map(foldTerm)
    const initials = syllables.map((syllable) => [...syllable][0] ?? '').join('')
    return [...characters.map((_, index) => characters.slice(index).join('')), initials, syllables.join('')]
  })
  return [...new Set(terms)].filter((term) => term !== '')
}

/** Makes the terms of all places, for a database from before there were any. */
export async function fillPlaceTerms(untyped: unknown): Promise<void> {
  const db = untyped as Db
  const places = await db.selectFrom('places').select(['code', 'name']).execute()
  await addTerms(
    db,
    places.map(({ code, name }) => ({ code, terms: termsOf(name, []) })),
  )
}

export async function addTerms(
  db: Db,
  places: readonly { readonly code: string; readonly terms: readonly string[] }[],
): Promise<void> {
  const rows: PlaceTermTable[] = places.flatMap(({ code, terms }) => terms.map((term) => ({ term, place: code })))
  for (const some of chunks(rows)) await db.insertInto('place_terms').values(some).execute()
}
