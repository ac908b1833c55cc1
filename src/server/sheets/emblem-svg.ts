/** What may run where the picture is shown; nothing of it belongs to an emblem. */
const RUNS =
  /<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|handler|listener)[\s/>]|[\s"'/]on[a-z]+\s*=|(?:java|vb)script\s*:/i

/** Declared entities grow without bounds, or are files of this machine; style sheets and pictures come from anywhere. */
const NAMES_OUTSIDE =
  /<!\s*(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|@import|<\s*(?:[\w-]+:)?(?:image|feimage|include)[\s/>]/i
const REFERENCE = /(?:\bhref|\bsrc|\bxml:base)\s*=\s*(["'])\s*(?<to>[^"']*)|\burl\(\s*["']?\s*(?<into>[^"')]*)/gi

/**
 * Why an SVG is refused unseen: it would run something, or names something outside of itself. Spellings that hide a letter count as
 * what they hide.
 */
export function svgFault(text: string): 'script' | 'outside' | undefined {
  const plain = text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, digits: string) => letter(Number.parseInt(digits, 16)))
    .replace(/&#([0-9]{1,7});/g, (_, digits: string) => letter(Number(digits)))
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, digits: string) => letter(Number.parseInt(digits, 16)))
  if (RUNS.test(plain)) return 'script'
  if (NAMES_OUTSIDE.test(plain)) return 'outside'
  const references = [...plain.matchAll(REFERENCE)].map(({ groups }) => groups?.to ?? groups?.into ?? '')
  return references.every((reference) => reference.startsWith('#')) ? undefined : 'outside'
}

const letter = (point: number): string => (point <= 0x10ffff ? String.fromCodePoint(point) : '')
