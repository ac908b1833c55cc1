import Type, { type Static } from 'typebox'
import { AGE_RECIPIENT, BASE64 } from './encodings.ts'

const closed = { additionalProperties: false }

/** The operator's public keys under the signature of its root key, which is printed on paper and kept nowhere else. */
export const SignedKeys = Type.Object(
  {
    recipients: Type.Array(Type.String({ pattern: AGE_RECIPIENT }), { minItems: 1 }),
    intakeKey: Type.String({ pattern: AGE_RECIPIENT }),
    serverKeys: Type.Array(Type.String({ pattern: BASE64 }), { minItems: 1 }),
    /** Raw Ed25519 public key, base64. */
    root: Type.String({ pattern: BASE64, minLength: 44, maxLength: 44 }),
    /** Ed25519 by the root key over `signedKeysMessage`, base64. */
    signature: Type.String({ pattern: BASE64, minLength: 88, maxLength: 88 }),
  },
  closed,
)
export type SignedKeys = Static<typeof SignedKeys>
