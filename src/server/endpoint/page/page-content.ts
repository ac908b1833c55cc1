import type { PageData } from '../../../contract/page-data.ts'
import type { Poster } from '../../../contract/poster.ts'
import { TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import type { Kind, Taxonomy } from '../../../contract/taxonomy/types.ts'

/** The sheet without what only few reporters need: 32 random bytes a village do not compress. */
const pagePoster = (poster: Poster): Poster =>
  poster.kind === 'grid'
    ? poster
    : { ...poster, places: poster.places.map((place) => (place.level === 'village' ? { ...place, cap: '' } : place)) }

/** The categories a sheet's page brings along: of its own kind, in Chinese. The other half is fetched by who needs it. */
function pageTaxonomy(kind: Kind): Taxonomy {
  const other: Kind = kind === 'burden' ? 'grid' : 'burden'
  const own = { ...TAXONOMY, kinds: { ...TAXONOMY.kinds, [other]: [] } }
  return JSON.parse(JSON.stringify(own), (key, value) => (key === 'en' ? '' : value)) as Taxonomy
}

export const pageData = (poster: Poster): PageData => ({
  poster: pagePoster(poster),
  taxonomy: pageTaxonomy(poster.kind),
})
