import { BURDEN_CATEGORIES } from './burden.ts'
import { GRID_CATEGORIES } from './grid.ts'
import { ISSUER_LEVELS, ISSUERS } from './issuers.ts'
import type { Category, Kind, Taxonomy } from './types.ts'
import { PERIODS, WISHES } from './wishes.ts'

export const TAXONOMY: Taxonomy = {
  version: '1',
  kinds: { burden: BURDEN_CATEGORIES, grid: GRID_CATEGORIES },
  issuerLevels: ISSUER_LEVELS,
  issuers: ISSUERS,
  periods: PERIODS,
  wishes: WISHES,
}

export function categoryOf(kind: Kind, code: string, taxonomy: Taxonomy = TAXONOMY): Category | undefined {
  return taxonomy.kinds[kind].find((category) => category.code === code)
}
