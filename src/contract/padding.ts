/** Lengths the sealed content may have before sealing, and the report before its intake seal. Few lengths: size tells nothing of the words. */
export const CONTENT_LENGTHS = [1, 4, 16, 64].map((kib) => kib * 1024)
export const REPORT_LENGTHS = [4, 8, 32, 96].map((kib) => kib * 1024)
/** Lengths of a message or a reply: the longest still fits, sealed and in base64, into `LIMITS.messageBytes`. */
export const MESSAGE_LENGTHS = [1, 4, 8].map((kib) => kib * 1024)
/** Length of a rating and of a withdrawal before the intake seal: one, so that it tells nothing of what was ticked. */
export const FOLLOW_UP_LENGTHS = [256]

const SPACE = 0x20

/**
 * JSON in UTF-8 filled up with spaces (which JSON ignores) to the next of `lengths`.
 *
 * @throws RangeError when it is longer than the longest length: the form's limits make that impossible
 */
export function padJson(json: Uint8Array, lengths: readonly number[]): Uint8Array {
  const length = lengths.find((candidate) => candidate >= json.length)
  if (length === undefined) throw new RangeError(`${json.length} bytes fit none of ${lengths.join(', ')}`)
  const padded = new Uint8Array(length).fill(SPACE)
  padded.set(json)
  return padded
}
