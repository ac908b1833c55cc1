import { base64 } from '@scure/base'
import { LIMITS } from '../../contract/limits.ts'
import { CONTENT_LENGTHS, padJson } from '../../contract/padding.ts'
import { classFloor } from '../../contract/quantity-class.ts'
import type { BurdenReport } from '../../contract/report.ts'
import type { SealedContent, SealedPhoto } from '../../contract/sealed-content.ts'
import { cleanText } from './clean-text.ts'
import { commonFields, givenQuantities } from './common-fields.ts'
import { cutPaddedParts } from './cut-parts.ts'
import { sealForReaders } from './seal-for-readers.ts'
import type { Answers, ReceiptSecrets, SealedPart } from './types.ts'

/**
 * A cadre's report. The server reads ticks and number classes; exact numbers, words, a hand-written issuer and photos stand in
 * `sealed` only. `sealed` is there even when there is nothing to hide, else its absence would tell.
 */
export async function burdenReport(
  answers: Answers,
  secrets: ReceiptSecrets,
  recipients: readonly string[],
): Promise<{ report: BurdenReport; parts: SealedPart[] }> {
  const quantities = givenQuantities(answers.quantities)
  const photos: SealedPhoto[] = []
  const parts: SealedPart[] = []
  for (const photo of answers.photos) {
    const sealed = await sealForReaders(recipients, new Uint8Array(photo))
    const pieces = cutPaddedParts(sealed)
    photos.push({ type: 'image/jpeg', bytes: sealed.length, parts: pieces.map(({ sha256 }) => sha256) })
    parts.push(...pieces)
  }
  const issuer = cleanText(answers.issuerName, 100)
  const words = cleanText(answers.words, LIMITS.wordsCharacters)
  const content: SealedContent = {
    version: 1,
    quantities,
    ...(issuer && { issuer }),
    ...(words && { words }),
    photos,
    replyTo: secrets.replyTo,
  }
  const padded = padJson(new TextEncoder().encode(JSON.stringify(content)), CONTENT_LENGTHS)
  const floors = givenQuantities(quantities, classFloor)
  const report: BurdenReport = {
    ...commonFields(answers, secrets),
    kind: 'burden',
    ...(Object.keys(floors).length > 0 && { quantities: floors }),
    sealed: base64.encode(await sealForReaders(recipients, padded)),
    ...(parts.length > 0 && { parts: parts.map(({ sha256 }) => sha256) }),
  }
  return { report, parts }
}
