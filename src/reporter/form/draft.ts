/** A photo as it will be sent: a re-encoded JPEG that carries nothing but its pixels. */
export interface Photo {
  readonly key: number
  readonly bytes: ArrayBuffer
}

/** What was filled in for one category. Nothing is compulsory. */
export interface Draft {
  subtypes: string[]
  quantities: Record<string, number>
  issuerLevel?: string | undefined
  issuer?: string | undefined
  issuerName: string
  period?: string | undefined
  /** A place code of the sheet; the default place while undefined. */
  place?: string | undefined
  wishes: string[]
  words: string
  address: string
  contact: string
  photos: Photo[]
}

export const emptyDraft = (): Draft => ({
  subtypes: [],
  quantities: {},
  issuerName: '',
  wishes: [],
  words: '',
  address: '',
  contact: '',
  photos: [],
})

export const isEmpty = (draft: Draft): boolean =>
  !(
    draft.subtypes.length ||
    Object.keys(draft.quantities).length ||
    draft.issuerLevel ||
    draft.issuer ||
    draft.period ||
    draft.place ||
    draft.wishes.length ||
    draft.photos.length ||
    (draft.issuerName + draft.words + draft.address + draft.contact).trim()
  )
