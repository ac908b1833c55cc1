import Type, { type Static } from 'typebox'
import { AGE_RECIPIENT, BASE64, HEX_64 } from './encodings.ts'
import { LIMITS } from './limits.ts'
import { PLACE_CODE, PLACE_LEVELS } from './place-code.ts'
import { POSTER_CODE } from './poster-code.ts'

const closed = { additionalProperties: false }
const sha256 = Type.String({ pattern: HEX_64 })
const parts = Type.Array(sha256, { maxItems: LIMITS.parts })
const text = (maxLength: number) => Type.String({ maxLength })

/**
 * `place` names the place; `poster` + `level` do so for a code scanned without a network, whose places the phone has not seen.
 * Exactly one of the two. That lists name nothing twice is a rule (`report-rules.ts`): as `uniqueItems` it would be checked
 * even where a list is too long, each with each.
 */
const common = {
  version: Type.Literal(1),
  place: Type.Optional(Type.String({ pattern: PLACE_CODE })),
  poster: Type.Optional(Type.String({ pattern: POSTER_CODE })),
  level: Type.Optional(Type.Enum([...PLACE_LEVELS])),
  category: Type.String({ pattern: '^[A-Z]{3}$' }),
  subtypes: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{3}-[0-9]{2}$' }), { maxItems: LIMITS.subtypes })),
  issuerLevel: Type.Optional(Type.Enum(['central', 'province', 'city', 'county', 'town', 'unknown'])),
  issuer: Type.Optional(Type.String({ pattern: '^[A-Z]{2,12}$' })),
  period: Type.Optional(Type.Enum(['week', 'month', 'year'])),
  quantities: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }), Type.Number())),
  wishes: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{2,12}$' }), { maxItems: LIMITS.wishes })),
  parts: Type.Optional(parts),
  accessHash: Type.Optional(sha256),
}

/**
 * A cadre's report. Readable for the server are ticks and number classes only; `sealed` is the base64 of a binary age file
 * for the reviewers (`SealedContent`), `parts` name the pieces of sealed photos.
 */
export const BurdenReport = Type.Object(
  {
    ...common,
    kind: Type.Literal('burden'),
    sealed: Type.Optional(Type.String({ pattern: BASE64, maxLength: 96 * 1024 })),
  },
  closed,
)
export type BurdenReport = Static<typeof BurdenReport>

export const GridPhoto = Type.Object(
  { type: Type.Literal('image/jpeg'), parts: Type.Array(sha256, { minItems: 1, maxItems: LIMITS.parts }) },
  closed,
)
export type GridPhoto = Static<typeof GridPhoto>

/** A resident's report: a work order. Words are readable by those in charge, contact and address encrypted at rest. */
export const GridReport = Type.Object(
  {
    ...common,
    kind: Type.Literal('grid'),
    text: Type.Optional(text(LIMITS.wordsCharacters)),
    contact: Type.Optional(text(LIMITS.contactCharacters)),
    address: Type.Optional(text(LIMITS.addressCharacters)),
    photos: Type.Optional(Type.Array(GridPhoto, { maxItems: LIMITS.photos })),
    replyTo: Type.Optional(Type.String({ pattern: AGE_RECIPIENT })),
  },
  closed,
)
export type GridReport = Static<typeof GridReport>

export const Report = Type.Union([BurdenReport, GridReport])
export type Report = BurdenReport | GridReport

/** Names of the pieces a report needs, each once: a grid report names them with its photos and in `parts`. */
export const piecesOf = (report: Report): string[] => [
  ...new Set([
    ...(report.parts ?? []),
    ...(report.kind === 'grid' ? (report.photos ?? []).flatMap((photo) => photo.parts) : []),
  ]),
]
