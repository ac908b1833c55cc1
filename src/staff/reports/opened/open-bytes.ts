import { openSealed } from '../../../crypto/age.ts'

export type Opened<Content> =
  | { readonly name: 'opened'; readonly content: Content }
  /** Sealed to keys this reviewer has no share of. */
  | { readonly name: 'not-for-us' }
  /** Cut off, changed, or not what a phone of ours writes. */
  | { readonly name: 'damaged' }

/** What the age library says when every stanza was meant for somebody else. */
const SOMEBODY_ELSE = /no identity matched/

/**
 * Opens a binary age file with the first identity that fits.
 *
 * @param identities `AGE-SECRET-KEY-1…`, newest first: most reports were sealed to that one
 */
export async function openBytes(identities: readonly string[], sealed: Uint8Array): Promise<Opened<Uint8Array>> {
  for (const identity of identities) {
    try {
      return { name: 'opened', content: await openSealed(identity, sealed) }
    } catch (error) {
      if (!(error instanceof Error && SOMEBODY_ELSE.test(error.message))) return { name: 'damaged' }
    }
  }
  return { name: 'not-for-us' }
}
