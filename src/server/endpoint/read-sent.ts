import { MEDIA } from '../../contract/api.ts'
import type { IntakeSeal } from './keys/intake-seal.ts'

export type ReadSent =
  | { readonly name: 'read'; readonly value: unknown }
  | { readonly name: 'seal-broken' }
  | { readonly name: 'not-json' }

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** JSON that a phone has sent, out of the intake seal where it came in one. */
export async function readSent(
  { mediaType, body }: { readonly mediaType: string; readonly body: Uint8Array },
  seal: IntakeSeal,
): Promise<ReadSent> {
  let bytes = body
  if (mediaType === MEDIA.sealed) {
    try {
      bytes = await seal.open(body)
    } catch {
      return { name: 'seal-broken' }
    }
  }
  try {
    return { name: 'read', value: JSON.parse(strictUtf8.decode(bytes)) }
  } catch {
    return { name: 'not-json' }
  }
}
