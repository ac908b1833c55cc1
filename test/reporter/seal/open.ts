import { Decrypter } from 'age-encryption'
import type { BurdenReport, GridReport } from '../../../src/contract/report.ts'
import type { SealedContent } from '../../../src/contract/sealed-content.ts'
import type { SealedReport } from '../../../src/reporter/seal/types.ts'

/** Opens with the age library as it comes, not with the phone's own stanzas. */
export async function openWith(identity: string, sealed: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(sealed)
}

const json = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))

/** What the server reads. */
export const openIntake = async <Kind extends BurdenReport | GridReport>(
  intake: string,
  { body }: Pick<SealedReport, 'body'>,
): Promise<Kind> => json(await openWith(intake, new Uint8Array(body))) as Kind

/** What a reviewer reads. */
export async function openContent(identity: string, report: BurdenReport): Promise<SealedContent> {
  return json(await openWith(identity, Buffer.from(report.sealed ?? '', 'base64'))) as SealedContent
}

/** Joined pieces, as the reader of a photo gets them. */
export function joined(sealed: SealedReport, names: readonly string[]): Uint8Array {
  return Buffer.concat(
    names.map((name) => {
      const part = sealed.parts.find(({ sha256 }) => sha256 === name)
      if (!part) throw new Error(`no part ${name}`)
      return new Uint8Array(part.bytes)
    }),
  )
}

/** The stanzas of an age file's header, in their order. */
export function stanzas(sealed: Uint8Array): string[] {
  const header = Buffer.from(sealed).toString('latin1').split('\n---')[0] ?? ''
  return header.match(/^-> \S+ \S+$/gm) ?? []
}
