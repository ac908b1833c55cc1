/**
 * The wait a Retry-After header asks for, in ms: seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @param now the phone's clock; if it is off, so is the wait for a date, which `createBackoff` bounds
 * @returns undefined when there is none or it cannot be read
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*[0-9]+\s*$/.test(header)) return Number(header) * 1_000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
