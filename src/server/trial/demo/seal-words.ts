import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { CONTENT_LENGTHS, padJson } from '../../../contract/padding.ts'
import type { SealedContent } from '../../../contract/sealed-content.ts'

/** Words sealed as a phone does it: padded, for the reviewers and three keys nobody has. */
export async function sealWords(
  words: string,
  quantities: Readonly<Record<string, number>>,
  recipients: readonly string[],
) {
  const nobody = await Promise.all(Array.from({ length: 4 - recipients.length }, someRecipient))
  const content: SealedContent = {
    version: 1,
    quantities: { ...quantities },
    words,
    photos: [],
    replyTo: await someRecipient(),
  }
  const encrypter = new Encrypter()
  for (const recipient of [...recipients, ...nobody]) encrypter.addRecipient(recipient)
  const padded = padJson(new TextEncoder().encode(JSON.stringify(content)), CONTENT_LENGTHS)
  return Buffer.from(await encrypter.encrypt(padded)).toString('base64')
}

const someRecipient = async (): Promise<string> => identityToRecipient(await generateX25519Identity())
