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
