/** The spelling of values on the wire, as regular expression sources for schemas and routes. */
export const HEX_32 = '^[0-9a-f]{32}$'
export const HEX_64 = '^[0-9a-f]{64}$'
export const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
export const AGE_RECIPIENT = '^age1[02-9ac-hj-np-z]{58}$'
/** Cheap to match: groups of four would cost as much as the rest of the validation. A wrong length shows when the seal is opened. */
export const BASE64 = '^[A-Za-z0-9+/]*={0,2}$'
export const CAPABILITY = '^h1\\.[A-Za-z0-9_-]{43}$'
