import Type, { type Static } from 'typebox'
import { DAY } from '../encodings.ts'
import { PLACE_CODE, PLACE_LEVELS } from '../place-code.ts'
import { KINDS } from '../taxonomy/types.ts'
import { PERIOD } from './period.ts'

const closed = { additionalProperties: false }
const count = Type.Integer({ minimum: 0 })
const period = Type.String({ pattern: PERIOD })

/** Groups smaller than this are never shown to anyone who may not read the reports (DESIGN 9). */
export const SMALLEST_GROUP = 5
/** Areas reporting are counted from this many on. */
export const FEWEST_AREAS = 3
/** Reports with one capability on one day from which all of them are marked as a burst. */
export const BURST = 20

/**
 * Marks in the place of a code: `-` nothing was given (issuer, issuer level); `*` a released block that stands above this
 * distinction and cannot be divided (另计入上级).
 */
export const NOT_GIVEN = '-'
export const UNDIVIDED = '*'

/** Filters of every question, as they stand in the address. `place` left out is the whole scope, `period` the current month. */
export const TallyFilters = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...KINDS])),
    place: Type.Optional(Type.String({ pattern: PLACE_CODE })),
    period: Type.Optional(period),
    category: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    issuerLevel: Type.Optional(Type.String({ pattern: '^[a-z]{2,12}$|^-$' })),
    issuer: Type.Optional(Type.String({ pattern: '^[A-Z]{2,12}$|^-$' })),
  },
  closed,
)
export type TallyFilters = Static<typeof TallyFilters>

/**
 * `n` reports lie wholly inside what was asked; `above` more are counted at a wider place, category or issuer, and some of them
 * may belong here (released figures only; of exact ones it is 0).
 */
export const Figure = Type.Object({ n: count, above: count }, closed)
export type Figure = Static<typeof Figure>

/** A figure of another period; absent where there was nothing to count yet (无同期). */
const Compared = Type.Object({ period, n: count, above: count }, closed)

/** One line of a table. Denominator of every `n` is the total's `n`. `code` may be NOT_GIVEN; UNDIVIDED stands in `undivided`. */
const Row = Type.Object({ code: Type.String(), n: count }, closed)
export const Table = Type.Object({ rows: Type.Array(Row), undivided: count }, closed)
export type Table = Static<typeof Table>

const IssuerRow = Type.Object({ level: Type.String(), code: Type.String(), n: count }, closed)
export const IssuerTable = Type.Object({ rows: Type.Array(IssuerRow), undivided: count }, closed)
export type IssuerTable = Static<typeof IssuerTable>

/** Places in register order, never by number; `villages` is the denominator of "per 100 villages". `deeper`: can be opened. */
const PlaceRow = Type.Object(
  {
    code: Type.String({ pattern: PLACE_CODE }),
    name: Type.String(),
    level: Type.Enum([...PLACE_LEVELS]),
    n: count,
    villages: count,
    deeper: Type.Boolean(),
  },
  closed,
)
/** `undivided`: counted at the asked place itself, for all of it. */
export const PlaceTable = Type.Object({ rows: Type.Array(PlaceRow), undivided: count }, closed)
export type PlaceTable = Static<typeof PlaceTable>

/** `bursts`: reports marked as burst, in exact figures only. */
const TrendPoint = Type.Object({ period, n: count, bursts: Type.Optional(count) }, closed)
export type TrendPoint = Static<typeof TrendPoint>

/**
 * A number that was asked for, against its norm. Exact: `values` reports gave it, `median`, `low` and `high` (quartiles) are
 * floors of classes. Released: `blocks` have a median of their own, `medians` says how many of them lie in which class.
 */
const QuantityFigure = Type.Object(
  {
    category: Type.String(),
    key: Type.String(),
    norm: Type.Optional(Type.Number()),
    values: Type.Optional(count),
    median: Type.Optional(Type.Number()),
    low: Type.Optional(Type.Number()),
    high: Type.Optional(Type.Number()),
    blocks: Type.Optional(count),
    medians: Type.Optional(Type.Array(Type.Object({ floor: Type.Number(), blocks: count }, closed))),
  },
  closed,
)
export type QuantityFigure = Static<typeof QuantityFigure>

/** Where the figures stand: for an empty screen to say when the next ones come. */
const AsOf = Type.Object(
  {
    /** Day of the answer. */
    day: Type.String({ pattern: DAY }),
    /** Week whose blocks were made last; absent before the first. */
    closedWeek: Type.Optional(period),
    /** Day on which the next figures come: the next Monday for blocks, the next release for exact ones. */
    next: Type.String({ pattern: DAY }),
    /** First period that has any figure of this kind; absent before. Nothing earlier can be compared with. */
    since: Type.Optional(period),
  },
  closed,
)

/** All questions of the dashboard for one set of filters. */
export const Tally = Type.Object(
  {
    /** `released`: sums of blocks; `exact`: for those who read the reports; `open`: grid reports, which are no secrets. */
    source: Type.Enum(['released', 'exact', 'open']),
    /** As understood: `kind`, `place` and `period` are always there. */
    filters: TallyFilters,
    place: Type.Object({ code: Type.String(), name: Type.String(), level: Type.Enum([...PLACE_LEVELS]) }, closed),
    /** From the scope down to the place: the way back up. */
    path: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed)),
    asOf: AsOf,
    total: Figure,
    previous: Type.Optional(Compared),
    lastYear: Type.Optional(Compared),
    byCategory: Table,
    /** Only where a category is asked for, and no issuer: how many of its reports ticked a sub-type. Several may be ticked. */
    bySubtype: Type.Optional(Table),
    /** Burden only. */
    byIssuerLevel: Type.Optional(Table),
    byIssuer: Type.Optional(IssuerTable),
    byPlace: PlaceTable,
    /** The 13 periods up to the asked one, oldest first. */
    trend: Type.Array(TrendPoint),
    quantities: Type.Array(QuantityFigure),
    /** Areas (burden) or villages (grid) with at least one counted report; `reporting` absent below FEWEST_AREAS released ones. */
    areas: Type.Object({ reporting: Type.Optional(count), of: count }, closed),
    /** Exact only: reports of the period that are marked as a burst. */
    bursts: Type.Optional(count),
  },
  closed,
)
export type Tally = Static<typeof Tally>

/** Tables that can be exported one by one. */
export const TALLY_TABLES = [
  'overview',
  'category',
  'subtype',
  'issuer-level',
  'issuer',
  'place',
  'trend',
  'quantity',
] as const
export type TallyTable = (typeof TALLY_TABLES)[number]
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
