import type { RegisterCounts } from '../../../contract/staff/places.ts'

/** Fewer than this are read one by one. */
const A_FEW = 10
/** Of what was there and is in the table; whole provinces have merged fewer of their villages in one year. */
const LARGE_SHARE = 1 / 4

/** Whether so much would cease that the table is more likely no whole one: cut off, or of one town alone. */
export const muchCeases = ({ gone, same, renamed, moved }: RegisterCounts): boolean =>
  gone > A_FEW && gone > (same + renamed + moved) * LARGE_SHARE
