/** Shortest number of which three digits in front and four at the end still hide the rest. */
const MOST_OPEN = 11
const STARS = '****'

/**
 * `138****1234`: enough to tell two callers apart, not enough to call. Of what is no number of a telephone, and of a short one,
 * only the first character is shown; how long the rest is, never.
 */
export function masked(text: string): string {
  const digits = text.replace(/[\s()+-]/g, '')
  if (/^\d+$/.test(digits) && digits.length >= MOST_OPEN) return `${digits.slice(0, 3)}${STARS}${digits.slice(-4)}`
  const [first = '', ...rest] = text.trim()
  return rest.length === 0 ? STARS : `${first}${STARS}`
}
