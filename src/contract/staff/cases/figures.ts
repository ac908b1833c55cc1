import Type, { type Static } from 'typebox'
import { DAY } from '../../encodings.ts'
import { PLACE_CODE } from '../../place-code.ts'
import { text } from '../../taxonomy/build.ts'
import type { Text } from '../../text.ts'
import { PERIOD } from '../period.ts'
import { UNIT_CODE } from '../unit.ts'
import { FEWEST_RATINGS } from './limits.ts'
import { LINES } from './states.ts'

const closed = { additionalProperties: false }
const count = Type.Integer({ minimum: 0 })

export const CaseFigureFilters = Type.Object(
  {
    line: Type.Optional(Type.Enum([...LINES])),
    place: Type.Optional(Type.String({ pattern: PLACE_CODE })),
    category: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    unit: Type.Optional(Type.String({ pattern: UNIT_CODE })),
    period: Type.Optional(Type.String({ pattern: PERIOD })),
  },
  closed,
)
export type CaseFigureFilters = Static<typeof CaseFigureFilters>

/**
 * What is counted of a case, in the period of its acceptance (`domain.md` g): numerators and denominators of every rate. Cases
 * that were declined, merged or withdrawn count in nothing; shelved and extended ones stay in.
 */
export const CASE_ITEMS = [
  'accepted',
  /** Limit has passed, done or not. */
  'passed',
  'done',
  /** Done, and the limit has passed by now: numerator of the done rate. */
  'done-passed',
  /** Done within the limit after approved extensions. */
  'on-time',
  'extended',
  /** Dispatches, redirects and calls; taken within 24 clock hours of it. */
  'dispatched',
  'taken-in-time',
  'returned',
  'extensions',
  'reopened',
  'rated',
  'solved',
  'graded',
  'satisfied',
  /** Scores of a whistle, and their sum. */
  'scored',
  'score-sum',
] as const
export type CaseItem = (typeof CASE_ITEMS)[number]
/**
 * Every rate as its two numbers, in words in `docs/case-figures.md`: pages and files take them from here. `fewest`: below so many
 * in the denominator a page shows the numbers without a rate.
 */
export const CASE_RATES: readonly CaseRate[] = [
  { name: text('24小时接单率', 'Taken within 24 hours'), of: ['taken-in-time', 'dispatched'] },
  { name: text('到期办结率', 'Done, of those whose limit has passed'), of: ['done-passed', 'passed'] },
  { name: text('总办结率', 'Done, of all accepted'), of: ['done', 'accepted'] },
  { name: text('按时办结率', 'On time, of those done'), of: ['on-time', 'done'] },
  { name: text('延期率', 'Extended, of all accepted'), of: ['extended', 'accepted'] },
  { name: text('退单率', 'Returned, of all dispatched'), of: ['returned', 'dispatched'] },
  { name: text('重办率', 'Reopened, to all accepted'), of: ['reopened', 'accepted'] },
  { name: text('参评率', 'Ratings, to all done'), of: ['rated', 'done'] },
  { name: text('解决率', 'Said to be solved, of all ratings'), of: ['solved', 'rated'], fewest: FEWEST_RATINGS },
  { name: text('满意率', 'Satisfied, of all grades'), of: ['satisfied', 'graded'], fewest: FEWEST_RATINGS },
]
export interface CaseRate {
  readonly name: Text
  /** Numerator, denominator. */
  readonly of: readonly [CaseItem, CaseItem]
  readonly fewest?: number
}

/** Handling time from acceptance to closing, in clock hours: counted as `hours:<floor of its class>`. */
export const HOUR_CLASSES = [0, 1, 2, 4, 8, 12, 24, 48, 72, 96, 120, 168, 240, 336, 504, 720, 1440, 2160] as const

const rates = Object.fromEntries(CASE_ITEMS.map((item) => [item, count])) as Record<CaseItem, typeof count>
/** Every rate is shown as its two numbers. `median`: floor of the class of the median handling time, in hours. */
export const CaseCounts = Type.Object({ ...rates, median: Type.Optional(Type.Number()) }, closed)
export type CaseCounts = Static<typeof CaseCounts>

const Row = Type.Object({ code: Type.String(), name: Type.String(), counts: CaseCounts }, closed)

export const CaseFigures = Type.Object(
  {
    filters: CaseFigureFilters,
    place: Type.Object({ code: Type.String(), name: Type.String() }, closed),
    path: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed)),
    day: Type.String({ pattern: DAY }),
    total: CaseCounts,
    /** Now, whatever the period: open cases, of them past a limit, of them shelved. */
    now: Type.Object({ open: count, overdue: count, shelved: count }, closed),
    /** In register order, never by number. */
    byCategory: Type.Array(Row),
    byPlace: Type.Array(Type.Object({ ...Row.properties, deeper: Type.Boolean() }, closed)),
    byUnit: Type.Array(Row),
    /** The 13 periods up to the asked one, oldest first. */
    trend: Type.Array(Type.Object({ period: Type.String(), counts: CaseCounts }, closed)),
    /** Mean score of towns × weight, from `FEWEST_SCORES` scores on. */
    scores: Type.Array(
      Type.Object(
        { unit: Type.String(), name: Type.String(), scored: count, sum: count, points: Type.Optional(Type.Number()) },
        closed,
      ),
    ),
    scoreWeight: Type.Integer(),
  },
  closed,
)
export type CaseFigures = Static<typeof CaseFigures>
