import Type, { type Static } from 'typebox'
import { AGE_RECIPIENT, BASE64, DAY, HEX_32, HEX_64 } from '../encodings.ts'
import { LIMITS } from '../limits.ts'
import { PLACE_CODE } from '../place-code.ts'
import { PUBLIC_STATES } from '../status.ts'
import { KINDS } from '../taxonomy/types.ts'
import { PERIOD } from './period.ts'

const closed = { additionalProperties: false }
const ref = Type.String({ pattern: HEX_32 })
const day = Type.String({ pattern: DAY })
const sealed = Type.String({ pattern: BASE64, maxLength: LIMITS.messageBytes })

/** Filters of the list, as they stand in the address. `after` is the last one of the page before. */
export const ReportFilters = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...KINDS])),
    place: Type.Optional(Type.String({ pattern: PLACE_CODE })),
    period: Type.Optional(Type.String({ pattern: PERIOD })),
    category: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    issuerLevel: Type.Optional(Type.String({ pattern: '^[a-z]{2,12}$|^-$' })),
    issuer: Type.Optional(Type.String({ pattern: '^[A-Z]{2,12}$|^-$' })),
    state: Type.Optional(Type.Enum([...PUBLIC_STATES])),
    /** With something from the reporter that no reviewer has answered. */
    unanswered: Type.Optional(Type.Literal('1')),
    after: Type.Optional(Type.String({ maxLength: 80 })),
  },
  closed,
)
export type ReportFilters = Static<typeof ReportFilters>

const summary = {
  ref,
  kind: Type.Enum([...KINDS]),
  place: Type.String({ pattern: PLACE_CODE }),
  placeName: Type.String(),
  category: Type.String(),
  /** Monday of the week of arrival: the batch. Of a burden report nothing finer is known. */
  week: day,
  /** Grid reports only. */
  day: Type.Optional(day),
  state: Type.Enum([...PUBLIC_STATES]),
  burst: Type.Boolean(),
  subtypes: Type.Array(Type.String()),
  issuerLevel: Type.Optional(Type.String()),
  issuer: Type.Optional(Type.String()),
  /** Messages from the reporter, those of them that nobody has answered, and replies. */
  messages: Type.Integer(),
  unanswered: Type.Integer(),
  replies: Type.Integer(),
  /** The case it belongs to. */
  caseId: Type.Optional(ref),
  /** Withdrawn by its reporter: its content is gone. */
  withdrawn: Type.Optional(Type.Literal(true)),
}

export const ReportSummary = Type.Object(summary, closed)
export type ReportSummary = Static<typeof ReportSummary>

/** More reports than these are not counted: who has that many needs a filter, not a number. */
export const MOST_COUNTED = 100_000

/** Newest week first, inside a week by ref: an order that says nothing. `total` counts all that fit, `MOST_COUNTED` at most. */
export const ReportList = Type.Object(
  { reports: Type.Array(ReportSummary), total: Type.Integer(), next: Type.Optional(Type.String()) },
  closed,
)
export type ReportList = Static<typeof ReportList>

/** Between reporter and reviewers, each sealed for the other side. `mine`: written by a reviewer (whose copy `own` is). */
export const StaffMessage = Type.Object(
  { mid: Type.String({ pattern: HEX_32 }), day, from: Type.Enum(['reporter', 'reviewer']), sealed },
  closed,
)
export type StaffMessage = Static<typeof StaffMessage>

/** A report with everything the server can read of it, and what only the reviewers' keys open, as it came. */
export const StaffReport = Type.Object(
  {
    ...summary,
    period: Type.Optional(Type.String()),
    /** Classes of a burden report, exact numbers of a grid report. */
    quantities: Type.Record(Type.String(), Type.Number()),
    wishes: Type.Array(Type.String()),
    /** base64 of a binary age file holding `SealedContent`. */
    sealed: Type.Optional(Type.String()),
    /** Grid only. */
    text: Type.Optional(Type.String()),
    replyTo: Type.Optional(Type.String({ pattern: AGE_RECIPIENT })),
    /** Grid: number of photos, each at its own address; `null` in `photos` of an unreadable one. */
    photos: Type.Optional(Type.Array(Type.Enum(['ready', 'waiting', 'unreadable']))),
    /** Grid: whether there is a contact and an address; shown by the cases' pages only. */
    hasContact: Type.Optional(Type.Boolean()),
    thread: Type.Array(StaffMessage),
  },
  closed,
)
export type StaffReport = Static<typeof StaffReport>

/** Reports that may be about the same matter, most alike first; `score` counts what they have in common. */
export const SimilarReports = Type.Object(
  { reports: Type.Array(Type.Object({ ...summary, score: Type.Integer() }, closed)) },
  closed,
)
export type SimilarReports = Static<typeof SimilarReports>

/** A reviewer's answer: sealed to the reporter's `replyTo`, and a copy sealed to the reviewers, so that colleagues can read it. */
export const Reply = Type.Object({ sealed, copy: sealed }, closed)
export type Reply = Static<typeof Reply>

/** What is inside a message or a reply, padded like `SealedContent`. */
export const MessageContent = Type.Object(
  { version: Type.Literal(1), text: Type.String({ minLength: 1, maxLength: LIMITS.wordsCharacters }) },
  closed,
)
export type MessageContent = Static<typeof MessageContent>

/** Something done with an opened report that leaves the page: written down. */
export const ReportAct = Type.Object({ act: Type.Enum(['printed', 'copied']) }, closed)
export type ReportAct = Static<typeof ReportAct>

/** Name of a piece of a sealed photo. */
export const PIECE = HEX_64
