import Type, { type Static } from 'typebox'
import { AGE_RECIPIENT, HEX_64 } from './encodings.ts'
import { LIMITS } from './limits.ts'

const closed = { additionalProperties: false }

/** A photo inside a seal: its own age file of `bytes` bytes (before the last part was filled up), cut into `parts`. */
export const SealedPhoto = Type.Object(
  {
    type: Type.Literal('image/jpeg'),
    bytes: Type.Integer({ minimum: 1 }),
    parts: Type.Array(Type.String({ pattern: HEX_64 }), { minItems: 1, maxItems: LIMITS.parts }),
  },
  closed,
)
export type SealedPhoto = Static<typeof SealedPhoto>

/**
 * What only the reviewers read: exact numbers, words, photos, an issuer written by hand that the list lacks, and the key for
 * replies. Padded with spaces to one of `CONTENT_LENGTHS`; sent with every burden report, so that words and no words look alike.
 */
export const SealedContent = Type.Object(
  {
    version: Type.Literal(1),
    quantities: Type.Record(Type.String(), Type.Number()),
    issuer: Type.Optional(Type.String({ maxLength: 100 })),
    words: Type.Optional(Type.String({ maxLength: LIMITS.wordsCharacters })),
    photos: Type.Array(SealedPhoto, { maxItems: LIMITS.photos }),
    replyTo: Type.String({ pattern: AGE_RECIPIENT }),
  },
  closed,
)
export type SealedContent = Static<typeof SealedContent>
