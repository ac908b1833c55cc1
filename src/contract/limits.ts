/** Sizes both sides hold to: the form stops at them, the endpoint refuses beyond them. Characters are UTF-16 code units. */
export const LIMITS = {
  wordsCharacters: 2_000,
  contactCharacters: 200,
  addressCharacters: 200,
  photos: 6,
  parts: 36,
  partBytes: 64 * 1024,
  bodyBytes: 128 * 1024,
  messageBytes: 16 * 1024,
  photoPixels: 1_600,
  subtypes: 40,
  wishes: 20,
} as const
