import Type, { type Static } from 'typebox'
import { HEX_32 } from '../../encodings.ts'
import { PLACE_CODE } from '../../place-code.ts'
import { UNIT_CODE } from '../unit.ts'
import { MOST_EXTENSION_DAYS } from './limits.ts'

const closed = { additionalProperties: false }

/** Characters (UTF-16 code units) of what is written in a case. */
export const CASE_TEXT = { reason: 200, note: 1_000, answer: 2_000, summary: 1_000, measure: 40 } as const
export const MOST_ASSISTS = 8
export const MOST_MEASURES = 3
export const MOST_ANSWER_PHOTOS = 4
/** Reports taken into a matter by one act. */
export const MOST_JOINED = 200

const written = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const reason = written(CASE_TEXT.reason)
const unit = Type.String({ pattern: UNIT_CODE })
const assists = Type.Array(unit, { maxItems: MOST_ASSISTS })
const refs = Type.Array(Type.String({ pattern: HEX_32 }), { minItems: 1, maxItems: MOST_JOINED })
/** Version of the case as the actor saw it: somebody else's act in between is a conflict. */
const version = Type.Integer({ minimum: 1 })
const act = <const Name extends string, Fields extends Type.TProperties>(name: Name, fields: Fields) =>
  Type.Object({ act: Type.Literal(name), version, ...fields }, closed)

/** A number before and after, in the unit's own words: meetings a week 2 → 1, plaques 15 → 5. */
export const Measure = Type.Object(
  {
    what: written(CASE_TEXT.measure),
    unit: Type.String({ maxLength: CASE_TEXT.measure }),
    before: Type.Number({ minimum: 0, maximum: 1_000_000 }),
    after: Type.Number({ minimum: 0, maximum: 1_000_000 }),
  },
  closed,
)
export type Measure = Static<typeof Measure>

/** What staff do to a case, one schema an act; `MOVES` says who may when. */
export const STAFF_CASE_ACTS = {
  accept: act('accept', {}),
  /** The reason is the answer the resident reads. */
  decline: act('decline', { reason }),
  /** Joins another case of the same place's county. */
  merge: act('merge', { into: Type.String({ pattern: HEX_32 }), intoVersion: version }),
  join: act('join', { reports: refs }),
  rewrite: act('rewrite', { summary: written(CASE_TEXT.summary) }),
  /** 查实: where it is published, and who may ever be sent it. */
  confirm: act('confirm', {
    area: Type.String({ pattern: PLACE_CODE }),
    units: Type.Array(unit, { minItems: 1, maxItems: 20 }),
  }),
  /** 查否, 不属本平台: the answer its reporters read. */
  refute: act('refute', { answer: written(CASE_TEXT.answer) }),
  outside: act('outside', { answer: written(CASE_TEXT.answer) }),
  dispatch: act('dispatch', { lead: unit, assists, note: Type.Optional(written(CASE_TEXT.note)) }),
  redirect: act('redirect', { lead: unit, assists, reason }),
  take: act('take', {}),
  arrive: act('arrive', {}),
  return: act('return', { reason }),
  progress: act('progress', { note: written(CASE_TEXT.note) }),
  note: act('note', { note: written(CASE_TEXT.note) }),
  'ask-extension': act('ask-extension', { reason, days: Type.Integer({ minimum: 1, maximum: MOST_EXTENSION_DAYS }) }),
  'grant-extension': act('grant-extension', {}),
  'refuse-extension': act('refuse-extension', { reason }),
  urge: act('urge', { note: Type.Optional(written(CASE_TEXT.note)) }),
  supervise: act('supervise', { reason }),
  shelve: act('shelve', { reason }),
  resume: act('resume', {}),
  /** `photos`: numbers of uploads to this case. Of a whistle each unit answers for itself. */
  finish: act('finish', {
    answer: written(CASE_TEXT.answer),
    measures: Type.Optional(Type.Array(Measure, { maxItems: MOST_MEASURES })),
    photos: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: MOST_ANSWER_PHOTOS })),
  }),
  redo: act('redo', { reason }),
  /** `publish`: the words for the public board; left out, it is not published. Burden only. */
  close: act('close', { publish: Type.Optional(written(CASE_TEXT.summary)) }),
  score: act('score', {
    scores: Type.Array(Type.Object({ unit, score: Type.Integer({ minimum: 0, maximum: 100 }) }, closed), {
      minItems: 1,
      maxItems: MOST_ASSISTS + 1,
    }),
  }),
  reopen: act('reopen', { reason }),
  /** Calling off one's own whistle. */
  withdraw: act('withdraw', { reason }),
} as const

export const CaseAct = Type.Union(Object.values(STAFF_CASE_ACTS))
export type CaseAct = {
  [Name in keyof typeof STAFF_CASE_ACTS]: Static<(typeof STAFF_CASE_ACTS)[Name]>
}[keyof typeof STAFF_CASE_ACTS]

/** A matter from one or more burden reports, in the reviewer's own words. `area`: county or wider, holding all its reports. */
export const NewMatter = Type.Object(
  {
    line: Type.Literal('burden'),
    category: Type.String({ pattern: '^[A-Z]{3}$' }),
    area: Type.String({ pattern: PLACE_CODE }),
    summary: written(CASE_TEXT.summary),
    reports: refs,
  },
  closed,
)
/** A town calls units about something in its own place. */
export const NewWhistle = Type.Object(
  {
    line: Type.Literal('whistle'),
    category: Type.String({ pattern: '^[A-Z]{3}$' }),
    place: Type.String({ pattern: PLACE_CODE }),
    summary: written(CASE_TEXT.summary),
    units: Type.Array(unit, { minItems: 1, maxItems: MOST_ASSISTS + 1 }),
  },
  closed,
)
export const NewCase = Type.Union([NewMatter, NewWhistle])
export type NewMatter = Static<typeof NewMatter>
export type NewWhistle = Static<typeof NewWhistle>
export type NewCase = NewMatter | NewWhistle
