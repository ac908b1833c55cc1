import type { Operator, Poster, PosterPlace } from '../../contract/poster.ts'
import { KINDS, type Kind, type Taxonomy } from '../../contract/taxonomy/types.ts'
import type { OperatorKeys } from '../seal/types.ts'
import type { PosterRefusal } from './fetch-poster.ts'

/** What a scanned code lets one report: who asks, for which places, sealed to which keys. */
export interface Sheet {
  readonly code: string
  readonly kinds: readonly Kind[]
  readonly label: string
  /** Empty for a code first scanned without a network: its places are resolved when there is one. */
  readonly places: readonly PosterPlace[]
  readonly operator?: Operator
  readonly keys: OperatorKeys
  readonly serverKeys: readonly string[]
  readonly taxonomy: Taxonomy
  readonly also: Poster['also']
  readonly trial: boolean
}

const keysOf = ({ recipients, intakeKey, root, signature }: OperatorKeys): OperatorKeys => ({
  recipients,
  intakeKey,
  ...(root !== undefined && { root }),
  ...(signature !== undefined && { signature }),
})

export const sheetOf = (poster: Poster, taxonomy: Taxonomy): Sheet => ({
  code: poster.code,
  kinds: [poster.kind],
  label: poster.label,
  places: poster.places,
  operator: poster.operator,
  keys: keysOf(poster),
  serverKeys: poster.serverKeys,
  taxonomy,
  also: poster.also,
  trial: poster.trial === true,
})

export type SheetState =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly sheet: Sheet }
  | { readonly name: 'refused'; readonly code: PosterRefusal }
  | { readonly name: 'needs-network' }

/** Keys, operator and taxonomy are the same for all posters of one origin: enough to write a report before the place is known. */
export type KnownOrigin = OperatorKeys & {
  readonly serverKeys: readonly string[]
  readonly taxonomy: Taxonomy
  readonly operator?: Operator
  readonly trial?: boolean
}

export const firstOfflineSheet = (code: string, label: string, origin: KnownOrigin): Sheet => ({
  code,
  kinds: KINDS.filter((kind) => origin.taxonomy.kinds[kind].length > 0),
  label,
  places: [],
  ...(origin.operator && { operator: origin.operator }),
  keys: keysOf(origin),
  serverKeys: origin.serverKeys,
  taxonomy: origin.taxonomy,
  also: [],
  trial: origin.trial === true,
})

/** Whether the taxonomy at hand has the categories of this sheet: a page brings those of its own kind only. */
export const serves = (poster: Poster, taxonomy: Taxonomy | undefined): taxonomy is Taxonomy =>
  !!taxonomy?.kinds[poster.kind].length
