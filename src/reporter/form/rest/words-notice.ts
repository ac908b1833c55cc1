export type WordsRisk = 'phone' | 'identity' | 'only-one'

/** What in the words could tell who wrote them. Looked for on the phone only, while typing; it hinders nobody. */
export function wordsRisks(text: string): WordsRisk[] {
  const plain = text.normalize('NFKC')
  const digits = plain.replace(/([0-9])[\s-](?=[0-9])/g, '$1')
  const risks: WordsRisk[] = []
  if (/(?:^|[^0-9])(?:[0-9]{17}[0-9Xx]|[1-9][0-9]{14})(?![0-9])/.test(digits)) risks.push('identity')
  if (/(?:^|[^0-9])(?:(?:\+?86)?1[3-9][0-9]{9}|0[0-9]{2,3}[0-9]{7,8})(?![0-9])/.test(digits)) risks.push('phone')
  if (
    /[只就仅][有剩]?我(?:们)?(?:自己)?(?:[一这]个|[一1]人|在)|(?:只|就|仅)有我|唯独我|我是唯一|\bonly (?:I|me)\b|\bthe only one\b/i.test(
      plain,
    )
  )
    risks.push('only-one')
  return risks
}
