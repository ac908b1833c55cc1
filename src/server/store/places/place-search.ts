import { placePrefix } from '../../../contract/staff/roles.ts'
import type { Db } from '../tables/database.ts'
import { aliasesOf } from './place-names.ts'
import { type Hit, hitsOf } from './place-search-hits.ts'
import { foldName, termsOf } from './place-terms.ts'
import type { FoundRow } from './types.ts'

/** Places that a word before the last may stand for; of a commoner one the best are taken. */
const MOST_ABOVE = 20

/** See `PlaceNameStore.search`. Of several words the last is the place, and each before it something above: `天福路 李大人`. */
export async function searchPlaces(db: Db, typed: string, scope: string, most: number): Promise<readonly FoundRow[]> {
  const words = typed
    .normalize('NFKC')
    .trim()
    .split(/\s+(?:·\s+)?/)
  const prefixes = [placePrefix(scope)]
  const hits = await below(db, words, prefixes, most)
  if (hits.length > 0) return rowsOf(db, hits, words.at(-1) ?? '')
  // Nothing is there by these words: they were one name with spaces in it.
  const whole = words.join('')
  return words.length < 2 ? [] : rowsOf(db, await hitsOf(db, whole, prefixes, most), whole)
}

async function below(db: Db, words: readonly string[], prefixes: readonly string[], most: number): Promise<Hit[]> {
  const [word = '', ...others] = words
  if (others.length === 0) return hitsOf(db, word, prefixes, most)
  const above = (await hitsOf(db, word, prefixes, MOST_ABOVE)).map(({ code }) => placePrefix(code))
  // What lies in another one of them is found there.
  const widest = above.filter((code) => !above.some((other) => code !== other && code.startsWith(other)))
  if (widest.length === 0) return []
  const hits = await below(db, others, widest, most + MOST_ABOVE)
  // 李大人 李大人 asks for something within, not for the place itself.
  return hits.filter(({ code }) => !above.includes(placePrefix(code))).slice(0, most)
}

async function rowsOf(db: Db, hits: readonly Hit[], word: string): Promise<FoundRow[]> {
  if (hits.length === 0) return []
  const codes = hits.map(({ code }) => code)
  const places = await db.selectFrom('places').selectAll().where('code', 'in', codes).execute()
  const byCode = new Map(places.map((place) => [place.code, place]))
  const aliases = await aliasesOf(db, codes)
  return codes.flatMap((code) => {
    const place = byCode.get(code)
    return place ? [{ ...place, alias: aliasFor(word, place.name, aliases.get(code) ?? []) }] : []
  })
}

/** The everyday name without which the word would not have found the place. */
function aliasFor(word: string, name: string, aliases: readonly string[]): string | null {
  const typed = foldName(word)
  const finds = (each: string) => termsOf(each, []).some(({ term }) => term.startsWith(typed))
  return finds(name) ? null : (aliases.find(finds) ?? null)
}
