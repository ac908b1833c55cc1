import type { Poster } from '../../contract/poster.ts'
import type { Taxonomy } from '../../contract/taxonomy/types.ts'
import { currentStore } from './open-store.ts'
import type { KnownOrigin } from './types.ts'

/**
 * Remembers a sheet and the operator's keys. All sheets of one server share keys, operator and taxonomy, so that a sheet first
 * scanned without a network can be reported from with those of another. The first root key pins itself for good: a sheet that
 * names another one, or none, is not remembered, and what is known stays. The caller has checked the signature.
 *
 * @param taxonomy left out, the one known before stays
 */
export async function rememberPoster(poster: Poster, taxonomy?: Taxonomy): Promise<void> {
  const store = await currentStore()
  let strange = false
  await store.changeRow('meta', 'origin', (row) => {
    const known = row?.key === 'origin' ? row.value : undefined
    strange = known?.root !== undefined && known.root !== poster.root
    if (strange) return row
    return { key: 'origin', value: originOf(poster, taxonomy ?? known?.taxonomy) }
  })
  if (!strange) await store.writeRow('posters', { code: poster.code, poster })
}

const originOf = (poster: Poster, taxonomy: Taxonomy | undefined): KnownOrigin => {
  const { operator, recipients, intakeKey, serverKeys, root, signature } = poster
  return {
    ...{ operator, recipients, intakeKey, serverKeys },
    ...(root !== undefined && { root }),
    ...(signature !== undefined && { signature }),
    ...(taxonomy && { taxonomy }),
  }
}

export async function recallPoster(code: string): Promise<Poster | undefined> {
  return (await (await currentStore()).readRow('posters', code))?.poster
}

/** The operator as last seen, or undefined on a phone that has never opened a sheet with a network. */
export async function recallOrigin(): Promise<KnownOrigin | undefined> {
  const row = await (await currentStore()).readRow('meta', 'origin')
  return row?.key === 'origin' ? row.value : undefined
}
