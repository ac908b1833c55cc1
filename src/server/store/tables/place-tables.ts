import type { PlaceLevel } from '../../../contract/place-code.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'

export interface PlaceTable {
  code: string
  name: string
  /** Stored, never derived: cities without counties repeat a code's zeros on several levels. */
  level: PlaceLevel
  parent: string | null
  /** Towns only. Once set it never changes: posters on walls carry it. */
  area: string | null
  /** Day since which it is no longer in the register. Its row stays: reports and sheets point to it. */
  gone: string | null
  /** What it has become; its old sheets open with that place. */
  successor: string | null
}

export interface PlaceAliasTable {
  place: string
  alias: string
}

/** Beginnings by which a place is found: made of its name and aliases, and made anew with them. */
export interface PlaceTermTable {
  term: string
  place: string
  /** 1: the name does not begin so. */
  inside: 0 | 1
}

export interface PosterTable {
  code: string
  kind: Kind
  place: string
  created: string
  revoked: string | null
}

export interface SettingTable {
  key: string
  value: string
}
