import type { Poster } from '../../contract/poster.ts'
import type { Taxonomy } from '../../contract/taxonomy/types.ts'
import { currentStore } from './open-store.ts'
import type { KnownOrigin } from './types.ts'

/**
 * Remembers a sheet and the operator's keys. All sheets of one server share keys, operator and taxonomy, so that a sheet first
 * scanned without a network can be reported from with those of another.
 *
 * @param taxonomy left out, the one known before stays
 */
export async function rememberPoster(poster: Poster, taxonomy?: Taxonomy): Promise<void> {
  const store = await currentStore()
  await store.writeRow('posters', { code: poster.code, poster })
  const { operator, recipients, intakeKey, serverKeys } = poster
  await store.changeRow('meta', 'origin', (row) => {
    const known = taxonomy ?? (row?.key === 'origin' ? row.value.taxonomy : undefined)
    const value: KnownOrigin = {
      ...{ operator, recipients, intakeKey, serverKeys },
      ...(known && { taxonomy: known }),
    }
    return { key: 'origin', value }
  })
}

export async function recallPoster(code: string): Promise<Poster | undefined> {
  return (await (await currentStore()).readRow('posters', code))?.poster
}

/** The operator as last seen, or undefined on a phone that has never opened a sheet with a network. */
export async function recallOrigin(): Promise<KnownOrigin | undefined> {
  const row = await (await currentStore()).readRow('meta', 'origin')
  return row?.key === 'origin' ? row.value : undefined
}
