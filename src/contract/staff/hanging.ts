import Type, { type Static } from 'typebox'
import { PLACE_CODE } from '../place-code.ts'
import { POSTER_CODE } from '../poster-code.ts'
import { TROUBLES } from '../sheet.ts'
import { KINDS } from '../taxonomy/types.ts'
import { NamedPlace } from './places.ts'

const closed = { additionalProperties: false }

const Kind = Type.Enum([...KINDS])
const Code = Type.String({ pattern: POSTER_CODE })
const PlaceCode = Type.String({ pattern: PLACE_CODE })
const Day = Type.String()

/** How a sheet was found on the spot, by signed-in staff; never from a reporter's request. */
export const HANG_STATES = ['hangs', 'torn', 'moved', 'missing'] as const
export type HangState = (typeof HANG_STATES)[number]

/** `place` is where it hangs: a burden sheet leads to its area and hangs in a village's office. */
export const SheetSeen = Type.Object({ kind: Kind, place: PlaceCode, state: Type.Enum([...HANG_STATES]) }, closed)
export type SheetSeen = Static<typeof SheetSeen>

export const CoverageFilter = Type.Object({ place: PlaceCode, kind: Kind, show: Type.Enum(['open', 'all']) }, closed)
export type CoverageFilter = Static<typeof CoverageFilter>

export const CoverageLine = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    /** Without a state nobody has confirmed a sheet there. */
    state: Type.Optional(Type.Enum([...HANG_STATES])),
    day: Type.Optional(Day),
    /** False: no code is in force for it, so that nothing can hang. */
    poster: Type.Boolean(),
  },
  closed,
)
export type CoverageLine = Static<typeof CoverageLine>

/**
 * Places of a county or below, town by town in register order: what is still to hang (`open`), or all. Above the county there are
 * no lines, only the sums of the whole. Nothing is compared or sorted by a number.
 */
export const Coverage = Type.Object(
  {
    place: NamedPlace,
    wanted: Type.Integer(),
    hanging: Type.Integer(),
    towns: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), places: Type.Array(CoverageLine) }, closed),
    ),
  },
  closed,
)
export type Coverage = Static<typeof Coverage>

/** What a scanned sheet is. `places`: where it may hang, inside the asker's scope. */
export const Spot = Type.Object(
  {
    code: Code,
    kind: Kind,
    state: Type.Enum(['active', 'revoked']),
    place: NamedPlace,
    places: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          name: Type.String(),
          town: Type.String(),
          state: Type.Optional(Type.Enum([...HANG_STATES])),
          day: Type.Optional(Day),
        },
        closed,
      ),
    ),
  },
  closed,
)
export type Spot = Static<typeof Spot>

/** What anybody has told of a sheet, of burden sheets for counties and wider; `week` is a Monday, and how often it was told is not kept. */
export const PosterTroubles = Type.Object(
  {
    troubles: Type.Array(
      Type.Object(
        {
          code: Code,
          kind: Kind,
          place: NamedPlace,
          path: Type.Array(NamedPlace),
          trouble: Type.Enum([...TROUBLES]),
          week: Day,
        },
        closed,
      ),
    ),
  },
  closed,
)
export type PosterTroubles = Static<typeof PosterTroubles>
