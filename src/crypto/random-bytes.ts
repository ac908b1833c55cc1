/**
 * `count` random bytes, in steps of the 64 KiB that one call of the browser gives.
 *
 * @throws Error when the browser has no random source: nothing may be sealed then
 */
export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count)
  for (let start = 0; start < count; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, Math.min(count, start + 65_536)))
  return bytes
}
