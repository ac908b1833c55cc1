import { LIMITS } from '../../contract/limits.ts'
import type { GridPhoto, GridReport } from '../../contract/report.ts'
import { cleanText } from './clean-text.ts'
import { commonFields, givenQuantities } from './common-fields.ts'
import { cutParts } from './cut-parts.ts'
import type { Answers, ReceiptSecrets, SealedPart } from './types.ts'

/** A resident's report: a work order, readable for those in charge once the intake seal is open. Photos are plain JPEG pieces. */
export function gridReport(answers: Answers, secrets: ReceiptSecrets): { report: GridReport; parts: SealedPart[] } {
  const cut = answers.photos.map((photo) => cutParts(new Uint8Array(photo)))
  const all = cut.reduce((pieces, more) => pieces.concat(more), [])
  // The same photo chosen twice has the same pieces; each is stored and named once.
  const parts = [...new Map(all.map((part) => [part.sha256, part])).values()]
  const photos = cut.map((pieces): GridPhoto => ({ type: 'image/jpeg', parts: pieces.map(({ sha256 }) => sha256) }))
  const quantities = givenQuantities(answers.quantities)
  const text = cleanText(answers.words, LIMITS.wordsCharacters)
  const contact = cleanText(answers.contact, LIMITS.contactCharacters)
  const address = cleanText(answers.address, LIMITS.addressCharacters)
  const report: GridReport = {
    ...commonFields(answers, secrets),
    kind: 'grid',
    ...(Object.keys(quantities).length > 0 && { quantities }),
    ...(text && { text }),
    ...(contact && { contact }),
    ...(address && { address }),
    ...(photos.length > 0 && { photos, parts: parts.map(({ sha256 }) => sha256) }),
    replyTo: secrets.replyTo,
  }
  return { report, parts }
}
