import Type, { type Static } from 'typebox'
import { AGE_RECIPIENT, BASE64, CAPABILITY } from './encodings.ts'
import { PLACE_CODE, PLACE_LEVELS } from './place-code.ts'
import { POSTER_CODE } from './poster-code.ts'
import { KINDS } from './taxonomy/types.ts'

const closed = { additionalProperties: false }

/** A place a report may name, with the capability that admits one for it. */
export const PosterPlace = Type.Object(
  {
    level: Type.Enum([...PLACE_LEVELS]),
    code: Type.String({ pattern: PLACE_CODE }),
    name: Type.String(),
    cap: Type.String({ pattern: CAPABILITY }),
  },
  closed,
)
export type PosterPlace = Static<typeof PosterPlace>

export const Operator = Type.Object({ name: Type.String(), complaints: Type.String(), filing: Type.String() }, closed)
export type Operator = Static<typeof Operator>

/**
 * All a phone needs to report from a posted code without asking again. The same bytes for every client.
 *
 * `places[0]` is the default: of a burden code the area, followed by county, city and the area's villages; of a grid code the
 * building or grid, or the village. `also` are the codes behind the other door. `taxonomy` is the version in force; the page
 * at `/p/{code}` carries the taxonomy itself.
 */
export const Poster = Type.Object(
  {
    code: Type.String({ pattern: POSTER_CODE }),
    kind: Type.Enum([...KINDS]),
    label: Type.String(),
    places: Type.Array(PosterPlace, { minItems: 1 }),
    operator: Operator,
    recipients: Type.Array(Type.String({ pattern: AGE_RECIPIENT }), { minItems: 1 }),
    intakeKey: Type.String({ pattern: AGE_RECIPIENT }),
    serverKeys: Type.Array(Type.String({ pattern: BASE64 }), { minItems: 1 }),
    taxonomy: Type.String(),
    also: Type.Array(
      Type.Object(
        { kind: Type.Enum([...KINDS]), label: Type.String(), code: Type.String({ pattern: POSTER_CODE }) },
        closed,
      ),
    ),
    transport: Type.Object({ kind: Type.Literal('direct') }, closed),
    trial: Type.Optional(Type.Boolean()),
    /** Root key of the operator and its signature over recipients, intakeKey and serverKeys (`signed-keys.ts`); phones pin it. */
    root: Type.Optional(Type.String({ pattern: BASE64 })),
    signature: Type.Optional(Type.String({ pattern: BASE64 })),
  },
  closed,
)
export type Poster = Static<typeof Poster>
