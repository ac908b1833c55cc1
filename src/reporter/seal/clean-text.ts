/**
 * What a person typed, as every part of the way can keep it: halves of surrogate pairs (a keyboard's slip, or an emoji cut at
 * the length limit) become U+FFFD, U+0000 goes, blanks around it go. The server refuses both characters, and a report must
 * never be refused for a stray one.
 *
 * @param limit longest result, in UTF-16 code units as the form counts them
 * @returns undefined when nothing is left, so that an empty field is left out instead of being sent empty
 */
export function cleanText(typed: string | undefined, limit: number): string | undefined {
  const cut = (typed ?? '').replace(/\0/g, '').trim().slice(0, limit)
  // With the flag u, whole pairs count as one character: only lone halves match.
  const clean = cut.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
  return clean === '' ? undefined : clean
}
