import Type, { type Static } from 'typebox'
import { DAY, HEX_32 } from '../../encodings.ts'
import { GRADES, RATING_REASONS } from '../../follow-up.ts'
import { PLACE_CODE } from '../../place-code.ts'
import { ReportSummary } from '../reports.ts'
import { UNIT_CODE } from '../unit.ts'
import { Measure } from './acts.ts'
import { CASE_ACTS, PARTIES } from './moves.ts'
import { CASE_STATES, LINES } from './states.ts'

const closed = { additionalProperties: false }
const id = Type.String({ pattern: HEX_32 })
const instant = Type.String({ description: 'ISO 8601, UTC' })
const place = Type.String({ pattern: PLACE_CODE })
const unitCode = Type.String({ pattern: UNIT_CODE })

/** Which cases. `mine`: where it is this member's turn. `after` is the last one of the page before. */
export const CaseFilters = Type.Object(
  {
    line: Type.Optional(Type.Enum([...LINES])),
    place: Type.Optional(place),
    category: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    unit: Type.Optional(unitCode),
    state: Type.Optional(Type.Enum([...CASE_STATES])),
    mine: Type.Optional(Type.Literal('1')),
    overdue: Type.Optional(Type.Literal('1')),
    /** Those that have ended instead of the open ones. */
    ended: Type.Optional(Type.Literal('1')),
    after: Type.Optional(Type.String({ maxLength: 80 })),
  },
  closed,
)
export type CaseFilters = Static<typeof CaseFilters>

const summary = {
  id,
  line: Type.Enum([...LINES]),
  state: Type.Enum([...CASE_STATES]),
  /** What an act is sent with. Of a burden case it counts only what this member may see: the true one would tell of the rest. */
  version: Type.Integer(),
  /** Of a burden case the published area: never finer than a county. */
  place,
  placeName: Type.String(),
  category: Type.String(),
  /** In the words of whoever opened it; of a work order the beginning of what the resident wrote. */
  summary: Type.String(),
  opened: instant,
  /** When the one whose turn it is must have acted. Absent when nothing runs. */
  next: Type.Optional(instant),
  overdue: Type.Boolean(),
  supervised: Type.Boolean(),
  extensionAsked: Type.Boolean(),
  reopened: Type.Boolean(),
  lead: Type.Optional(unitCode),
  leadName: Type.Optional(Type.String()),
  /** Reports of a work order: 1, and one for everybody who says "me too". Never told of a burden case. */
  reports: Type.Optional(Type.Integer()),
}
export const CaseSummary = Type.Object(summary, closed)
export type CaseSummary = Static<typeof CaseSummary>

/** What is due first comes first. `total`: at most `MOST_COUNTED`. */
export const CaseList = Type.Object(
  { cases: Type.Array(CaseSummary), total: Type.Integer(), next: Type.Optional(Type.String()) },
  closed,
)
export type CaseList = Static<typeof CaseList>

/** One step of the timeline, as far as the member may see it. */
export const CaseStep = Type.Object(
  {
    seq: Type.Integer(),
    at: instant,
    who: Type.String(),
    party: Type.Enum([...PARTIES]),
    unit: Type.Optional(Type.String({ description: 'name of the unit that acted' })),
    act: Type.Enum([...CASE_ACTS]),
    /** Reason, note or answer that was written with it. */
    text: Type.Optional(Type.String()),
    /** Names of units it went to; a place's name; a clock and step; days: small facts, ready to be shown. */
    units: Type.Optional(Type.Array(Type.String())),
    days: Type.Optional(Type.Integer()),
    due: Type.Optional(instant),
    clock: Type.Optional(Type.Enum(['take', 'done'])),
    step: Type.Optional(Type.Integer()),
    /** Another case: the one it was merged into, or that came in. */
    other: Type.Optional(id),
    solved: Type.Optional(Type.Boolean()),
    grade: Type.Optional(Type.Enum([...GRADES])),
    reasons: Type.Optional(Type.Array(Type.Enum([...RATING_REASONS]))),
    scores: Type.Optional(Type.Array(Type.Object({ unit: Type.String(), score: Type.Integer() }, closed))),
  },
  closed,
)
export type CaseStep = Static<typeof CaseStep>

const CaseUnit = Type.Object(
  {
    unit: unitCode,
    name: Type.String(),
    part: Type.Enum(['lead', 'assist']),
    state: Type.Enum(['called', 'arrived', 'answered', 'returned']),
    answer: Type.Optional(Type.String()),
    score: Type.Optional(Type.Integer()),
  },
  closed,
)

/** What a resident reported, for everybody who works on it. Contact and address are asked for one by one. */
const GridContent = Type.Object(
  {
    ref: id,
    day: Type.String({ pattern: DAY }),
    text: Type.Optional(Type.String()),
    subtypes: Type.Array(Type.String()),
    quantities: Type.Record(Type.String(), Type.Number()),
    photos: Type.Array(Type.Enum(['ready', 'waiting', 'unreadable'])),
    /** Masked, such as `138****1234`; the whole is a `contact` route of its own, whose every view is written down. */
    contact: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
  },
  closed,
)

/** A case as one member sees it. Handlers see nothing of a burden case that comes before its dispatch. */
export const CaseView = Type.Object(
  {
    ...summary,
    due: Type.Optional(instant),
    takeDue: Type.Optional(instant),
    units: Type.Array(CaseUnit),
    extension: Type.Optional(Type.Object({ days: Type.Integer(), reason: Type.String(), who: Type.String() }, closed)),
    /** The answer of the closing, or the one that waits to be checked. */
    answer: Type.Optional(Type.String()),
    measures: Type.Optional(Type.Array(Measure)),
    /** Numbers of photos of the answer. */
    photos: Type.Array(Type.Integer()),
    /** Burden: 查实, who may be sent it, whether it stands on the board. Not for handlers. */
    confirmed: Type.Optional(Type.Boolean()),
    allowed: Type.Optional(Type.Array(Type.Object({ unit: unitCode, name: Type.String() }, closed))),
    publication: Type.Optional(Type.Enum(['none', 'waiting', 'published'])),
    /** Grid, for everybody who sees the case; several when others said "me too". */
    grid: Type.Optional(Type.Array(GridContent)),
    /** Burden, for reviewers only. */
    burden: Type.Optional(Type.Array(ReportSummary)),
    /** Who looked at contact or address, oldest first. */
    contactViews: Type.Optional(Type.Array(Type.Object({ at: instant, who: Type.String() }, closed))),
    steps: Type.Array(CaseStep),
    /** What this member may do now. */
    acts: Type.Array(Type.Enum([...CASE_ACTS])),
    /** Numbers to call before anything else. */
    call: Type.Array(Type.String()),
    /** By the table of the place, or of the next one above it that has a row. */
    suggestion: Type.Optional(
      Type.Object({ lead: unitCode, assists: Type.Array(unitCode), placeName: Type.String() }, closed),
    ),
  },
  closed,
)
export type CaseView = Static<typeof CaseView>

/** What the other one did meanwhile: in the body of the 409. */
export const CaseConflict = Type.Object({ steps: Type.Array(CaseStep), version: Type.Integer() })

/** Contact and address in full. Asking is written down and shown to everybody who works on the case. */
export const CaseContact = Type.Object(
  {
    contacts: Type.Array(
      Type.Object({ contact: Type.Optional(Type.String()), address: Type.Optional(Type.String()) }, closed),
    ),
  },
  closed,
)
export type CaseContact = Static<typeof CaseContact>

/** Cases that may be about the same thing: same place or its neighbours, same category, still open. */
export const SimilarCases = Type.Object({ cases: Type.Array(CaseSummary) }, closed)
export type SimilarCases = Static<typeof SimilarCases>

/** A photo for an answer: JPEG, re-encoded on the page and again by the server. */
export const ANSWER_PHOTO_BYTES = 2 * 1024 * 1024
/** A case takes so many of them, used in an answer or not. */
export const MOST_CASE_PHOTOS = 8
export const PhotoTaken = Type.Object({ number: Type.Integer() }, closed)
export type PhotoTaken = Static<typeof PhotoTaken>
