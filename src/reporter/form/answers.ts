import type { Kind } from '../../contract/taxonomy/types.ts'
import type { Sheet } from '../scan/sheet.ts'
import type { Answers } from '../seal/types.ts'
import type { Draft } from './draft.ts'

/** The form as the seal room takes it. A place the sheet does not offer any more becomes its default. */
export function answersOf(draft: Draft, kind: Kind, category: string, sheet: Sheet): Answers {
  const place = placeOf(draft, sheet)
  const { issuerLevel, issuer, period } = draft
  const issuerName = draft.issuerName.trim()
  const words = draft.words.trim()
  const address = draft.address.trim()
  const contact = draft.contact.trim()
  return {
    kind,
    origin: place ? { place: place.code } : { poster: sheet.code, level: kind === 'burden' ? 'area' : 'village' },
    category,
    subtypes: [...draft.subtypes],
    quantities: { ...draft.quantities },
    wishes: [...draft.wishes],
    photos: draft.photos.map(({ bytes }) => bytes),
    ...(issuerLevel && { issuerLevel }),
    ...(issuer && { issuer }),
    ...(issuerName && { issuerName }),
    ...(period && { period }),
    ...(words && { words }),
    ...(address && { address }),
    ...(contact && { contact }),
  }
}

export const placeOf = (draft: Draft, sheet: Sheet) =>
  sheet.places.find(({ code }) => code === draft.place) ?? sheet.places[0]
