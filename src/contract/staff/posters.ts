import Type, { type Static } from 'typebox'
import { GRID_LEVELS, PLACE_CODE, PLACE_LEVELS } from '../place-code.ts'
import { POSTER_CODE } from '../poster-code.ts'
import { DESIGNS, LAYOUT_NAMES, SHEET_FORMATS, SHEET_TEXT_LIMITS, TROUBLES } from '../sheet.ts'
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

const Words = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: SHEET_TEXT_LIMITS.title }),
    lead: Type.String({ maxLength: SHEET_TEXT_LIMITS.lead }),
    note: Type.String({ maxLength: SHEET_TEXT_LIMITS.note }),
  },
  closed,
)

/** Words of the sheets, by kind. Operator, complaint line and filing number are those of the installation. */
export const SheetTexts = Type.Object({ burden: Words, grid: Words }, closed)
export type SheetTexts = Static<typeof SheetTexts>

export const SHEET_TEXTS: SheetTexts = {
  burden: {
    title: '基层负担，扫码说',
    lead: '开会多、填表多、牌子多、证明多，20秒说出来',
    note: '不记名，不留手机号；没有网也能写',
  },
  grid: {
    title: '身边的事，扫码报',
    lead: '漏水、暖气不热、垃圾没人管，拍张照片报上来',
    note: '谁在办、哪天办好，手机上看得到',
  },
}

/** Biggest emblem taken; it is drawn anew and stored as a small PNG. */
export const EMBLEM_BYTES = 2 * 1024 * 1024
export const EMBLEM_TYPES = { png: 'image/png', svg: 'image/svg+xml' } as const

export const SheetTextsAnswer = Type.Object(
  {
    texts: SheetTexts,
    operator: Type.Object({ name: Type.String(), complaints: Type.String(), filing: Type.String() }, closed),
    /** Of the operator's root key, as it stands on the sheets; without one until the keys are founded. */
    fingerprint: Type.Optional(Type.String()),
    emblem: Type.Boolean(),
    /** Where the codes lead. */
    address: Type.String(),
    /** `local`: no PUBLIC_URL is set. `plain`: not https, so that the app will not open without a network. */
    addressFault: Type.Optional(Type.Enum(['local', 'plain'])),
  },
  closed,
)
export type SheetTextsAnswer = Static<typeof SheetTextsAnswer>

/** How the sheets are to look. */
const Look = {
  layout: Type.Enum([...LAYOUT_NAMES]),
  design: Type.Enum([...DESIGNS]),
}

export const SheetLook = Type.Object({ ...Look, kind: Kind, place: Type.Optional(PlaceCode) }, closed)
export type SheetLook = Static<typeof SheetLook>

export const COPY_LIMIT = 100

/**
 * What to print. `changed`: only sheets that were never printed in this layout, or on which something would stand differently.
 * `copies`: a number of each, or of a burden sheet one for every village of its area (all alike).
 */
export const PrintOrder = Type.Object(
  {
    ...Look,
    choice: PosterChoice,
    format: Type.Enum([...SHEET_FORMATS]),
    only: Type.Enum(['all', 'changed']),
    copies: Type.Union([Type.Integer({ minimum: 1, maximum: COPY_LIMIT }), Type.Literal('villages')]),
  },
  closed,
)
export type PrintOrder = Static<typeof PrintOrder>

export const PRINT_STATES = ['ready', 'printing', 'done', 'cancelled', 'failed'] as const
export type PrintState = (typeof PRINT_STATES)[number]

/** A run counts as printed once its file was written to the end and nobody said that it came to nothing. */
export const PrintRun = Type.Object(
  {
    id: Type.String(),
    /** ISO instant and name of an account: an act of staff. */
    at: Type.String(),
    who: Type.String(),
    order: PrintOrder,
    state: Type.Enum([...PRINT_STATES]),
    /** Different codes, copies of all, and pages. */
    codes: Type.Integer(),
    sheets: Type.Integer(),
    pages: Type.Integer(),
    /** Pages (PDF) or sheets (ZIP) written so far, of `steps`. */
    done: Type.Integer(),
    steps: Type.Integer(),
    /** Codes that were made for it. */
    made: Type.Integer(),
    /** Names with a character that no font at hand has; it is printed as 〓. */
    unprintable: Type.Array(NamedPlace),
    /** Pages of each county, from 1: a county begins a page of its own. */
    parts: Type.Optional(
      Type.Array(
        Type.Object({ code: Type.String(), name: Type.String(), from: Type.Integer(), to: Type.Integer() }, closed),
      ),
    ),
  },
  closed,
)
export type PrintRun = Static<typeof PrintRun>

export const PrintRuns = Type.Object({ runs: Type.Array(PrintRun) }, closed)
export type PrintRuns = Static<typeof PrintRuns>

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

/** What anybody has told of a sheet; `week` is a Monday, and how often it was told is not kept. */
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
