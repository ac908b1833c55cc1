import type { Kind } from '../../../contract/taxonomy/types.ts'

export interface PosterRow {
  readonly code: string
  readonly kind: Kind
  readonly place: string
  readonly created: string
  readonly revoked: string | null
}

export interface PosterStore {
  add(rows: readonly PosterRow[]): Promise<void>
  get(code: string): Promise<PosterRow | undefined>
  /** The code in force for a place, if any: all sheets of an area carry the same. */
  active(kind: Kind, place: string): Promise<PosterRow | undefined>
  list(): Promise<readonly PosterRow[]>
  /** @returns false when there is no such code in force */
  revoke(code: string, day: string): Promise<boolean>
  /** Changes whenever a poster is added or revoked, by any process. */
  version(): Promise<string>
}
