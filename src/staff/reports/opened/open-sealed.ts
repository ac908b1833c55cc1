import { base64 } from '@scure/base'
import type { Static, TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { SealedContent } from '../../../contract/sealed-content.ts'
import { MessageContent } from '../../../contract/staff/reports.ts'
import { type Opened, openBytes } from './open-bytes.ts'

/** Opens what stands sealed in a report. Whoever sealed it may have written anything: only the contract's shape is let through. */
export const openContent = (identities: readonly string[], sealed: string): Promise<Opened<SealedContent>> =>
  openJson(SealedContent, identities, sealed)

/** Opens a message of the reporter, or the reviewers' copy of a reply. */
export const openMessage = (identities: readonly string[], sealed: string): Promise<Opened<MessageContent>> =>
  openJson(MessageContent, identities, sealed)

async function openJson<Schema extends TSchema>(
  schema: Schema,
  identities: readonly string[],
  sealed: string,
): Promise<Opened<Static<Schema>>> {
  try {
    const opened = await openBytes(identities, base64.decode(sealed))
    if (opened.name !== 'opened') return opened
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(opened.content))
    return Check(schema, content) ? { name: 'opened', content } : { name: 'damaged' }
  } catch {
    return { name: 'damaged' }
  }
}
