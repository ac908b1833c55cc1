import Type, { type Static } from 'typebox'
import { GRID_LEVELS, PLACE_CODE, PLACE_LEVELS } from '../place-code.ts'
import { POSTER_CODE } from '../poster-code.ts'
import { TROUBLES } from '../sheet.ts'
import { KINDS } from '../taxonomy/types.ts'
import { NamedPlace } from './places.ts'

const closed = { additionalProperties: false }

const Kind = Type.Enum([...KINDS])
const Code = Type.String({ pattern: POSTER_CODE })
const PlaceCode = Type.String({ pattern: PLACE_CODE })
const Day = Type.String()

/**
 * Which codes: of `kind`, for everything in the places `under`. Burden: areas; `general` are codes of counties, for offices that
 * belong to no village. Grid: the levels asked for, villages if none is named.
 */
export const PosterChoice = Type.Object(
  {
    kind: Kind,
    under: Type.Array(PlaceCode, { minItems: 1, maxItems: 5_000 }),
    levels: Type.Optional(Type.Array(Type.Enum([...GRID_LEVELS]), { minItems: 1, uniqueItems: true })),
    general: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type PosterChoice = Static<typeof PosterChoice>

/** `made` are new; places that have a code keep it, because it hangs on walls. */
export const MadePosters = Type.Object({ made: Type.Integer(), kept: Type.Integer() }, closed)
export type MadePosters = Static<typeof MadePosters>

export const PosterFilter = Type.Object(
  {
    place: Type.Optional(PlaceCode),
    kind: Type.Optional(Kind),
    state: Type.Optional(Type.Enum(['active', 'revoked'])),
    after: Type.Optional(Type.String({ maxLength: 80 })),
  },
  closed,
)
export type PosterFilter = Static<typeof PosterFilter>

export const PosterLine = Type.Object(
  {
    code: Code,
    kind: Kind,
    place: Type.Object({ code: Type.String(), name: Type.String(), level: Type.Enum([...PLACE_LEVELS]) }, closed),
    /** Above it, highest first: village names repeat. */
    path: Type.Array(NamedPlace),
    state: Type.Enum(['active', 'revoked']),
    url: Type.String(),
    created: Day,
    revoked: Type.Optional(Day),
    /** Day of its last print run that came to something. */
    printed: Type.Optional(Day),
    troubles: Type.Array(Type.Enum([...TROUBLES])),
  },
  closed,
)
export type PosterLine = Static<typeof PosterLine>

/** In register order. `next` is the `after` of the next page. */
export const PosterPage = Type.Object(
  { posters: Type.Array(PosterLine), total: Type.Integer(), next: Type.Optional(Type.String()) },
  closed,
)
export type PosterPage = Static<typeof PosterPage>

export const REVOKE_REASONS = ['torn', 'tampered', 'moved', 'mistaken'] as const

/** `revoke`: whoever scans it is told so. `replace`: revoked, and a new code for the same place. */
export const PosterAct = Type.Object(
  { act: Type.Enum(['revoke', 'replace']), reason: Type.Enum([...REVOKE_REASONS]) },
  closed,
)
export type PosterAct = Static<typeof PosterAct>

/** The code that took the place of a replaced one. */
export const PosterActed = Type.Object({ code: Type.Optional(Code) }, closed)
export type PosterActed = Static<typeof PosterActed>
