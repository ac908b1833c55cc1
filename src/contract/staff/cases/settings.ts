import Type, { type Static } from 'typebox'
import { DAY } from '../../encodings.ts'
import { PLACE_CODE } from '../../place-code.ts'
import { UNIT_CODE } from '../unit.ts'
import { CASE_TEXT, MOST_ASSISTS } from './acts.ts'
import { LINES } from './states.ts'

const closed = { additionalProperties: false }
const place = Type.String({ pattern: PLACE_CODE })
const unit = Type.String({ pattern: UNIT_CODE })

/** Any category that has no row of its own: the back-up of a place (兜底). */
export const ANY_CATEGORY = '*'

/** Who handles a category in a place. The row of the nearest place upwards holds; of one place the category's before `*`. */
export const Routing = Type.Object(
  {
    place,
    category: Type.String({ pattern: '^(?:[A-Z]{3}|\\*)$' }),
    lead: unit,
    assists: Type.Array(unit, { maxItems: MOST_ASSISTS }),
    limit: Type.Optional(
      Type.Object(
        { unit: Type.Enum(['hours', 'workingDays']), amount: Type.Integer({ minimum: 1, maximum: 240 }) },
        closed,
      ),
    ),
  },
  closed,
)
export type Routing = Static<typeof Routing>
export const RoutingKey = Type.Pick(Routing, ['place', 'category'])

/** `off`: no work although a weekday. `work`: a make-up working day (调休) although a weekend. */
export const Holiday = Type.Object(
  { day: Type.String({ pattern: DAY }), kind: Type.Enum(['off', 'work']), name: Type.String({ maxLength: 40 }) },
  closed,
)
export type Holiday = Static<typeof Holiday>
/** `missing`: years in use that have no table; there only weekends are free. */
export const Holidays = Type.Object(
  { days: Type.Array(Holiday), missing: Type.Array(Type.String({ pattern: '^[0-9]{4}$' })) },
  closed,
)
export type Holidays = Static<typeof Holidays>
/** CSV with the columns `day,kind,name`, all of one year; replaces that year. */
export const HolidayImport = Type.Object(
  { year: Type.String({ pattern: '^[0-9]{4}$' }), csv: Type.String({ maxLength: 20_000 }) },
  closed,
)

/** Words for an answer, to begin from. */
export const AnswerTemplate = Type.Object(
  {
    id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
    place,
    line: Type.Enum([...LINES]),
    title: Type.String({ minLength: 1, maxLength: 40 }),
    text: Type.String({ minLength: 1, maxLength: CASE_TEXT.answer }),
  },
  closed,
)
export type AnswerTemplate = Static<typeof AnswerTemplate>

/** Where notices go. The secret is shown once, when it is made. An empty address ends it. */
export const Webhook = Type.Object(
  {
    url: Type.String({ maxLength: 500 }),
    waiting: Type.Integer(),
    stuck: Type.Integer(),
    lastError: Type.Optional(Type.String()),
  },
  closed,
)
export type Webhook = Static<typeof Webhook>
export const WebhookChange = Type.Object(
  { url: Type.String({ maxLength: 500, pattern: '^(?:https?://\\S+)?$' }) },
  closed,
)
export const WebhookSaved = Type.Object({ secret: Type.Optional(Type.String()) }, closed)

/** A unit ceases: its open cases go to `to` in the same transaction; without it, it is refused while there are any. */
export const UnitRemoval = Type.Object({ to: Type.Optional(unit) }, closed)
export type UnitRemoval = Static<typeof UnitRemoval>

/** Percent a unit's mean score counts in its year. */
export const ScoreWeight = Type.Object({ percent: Type.Integer({ minimum: 0, maximum: 100 }) }, closed)
