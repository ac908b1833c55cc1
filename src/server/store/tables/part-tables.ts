import type { Generated } from 'kysely'

/** Pieces that came in since the last release, or that no report has claimed. `sha256` is the MAC of a piece's SHA-256. */
export interface PartIntakeTable {
  seq: Generated<number>
  sha256: string
  bytes: Uint8Array
  day: string
  /** 1 when a waiting burden report needs it. */
  claimed: number
}

/** Pieces of released reports. */
export interface PartTable {
  sha256: string
  bytes: Uint8Array
}

/** Photos of grid reports after re-encoding; null where the pieces held no readable photo. */
export interface PhotoTable {
  ref: string
  position: number
  bytes: Uint8Array | null
}
