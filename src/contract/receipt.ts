import Type, { type Static } from 'typebox'
import { BASE64, DAY, HEX_32, HEX_64 } from './encodings.ts'

/**
 * Proof that exactly these bytes are on the server's disk. `digest` is the SHA-256 of the body as received, `signature` the
 * Ed25519 signature over `receiptMessage`. It is signed only after the commit: a signed receipt for bytes that a crash can
 * still take would make the phone forget the only copy.
 */
export const Receipt = Type.Object(
  {
    id: Type.String({ pattern: HEX_32 }),
    day: Type.String({ pattern: DAY }),
    digest: Type.String({ pattern: HEX_64 }),
    signature: Type.String({ pattern: BASE64, minLength: 88, maxLength: 88 }),
  },
  { additionalProperties: false },
)
export type Receipt = Static<typeof Receipt>
