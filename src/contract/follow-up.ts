import Type, { type Static } from 'typebox'
import { BASE64, DAY, HEX_32 } from './encodings.ts'
import { LIMITS } from './limits.ts'

const closed = { additionalProperties: false }

/** More from the reporter, sealed for the reviewers. */
export const Message = Type.Object(
  { version: Type.Literal(1), sealed: Type.String({ pattern: BASE64, maxLength: LIMITS.messageBytes }) },
  closed,
)
export type Message = Static<typeof Message>

/** Answer to a message that is on the disk. */
export const MessageTaken = Type.Object(
  { mid: Type.String({ pattern: HEX_32 }), day: Type.String({ pattern: DAY }) },
  closed,
)
export type MessageTaken = Static<typeof MessageTaken>

/** A report takes this many messages from its reporter. */
export const MOST_MESSAGES = 50

export const GRADES = ['very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied', 'very-dissatisfied'] as const
export const RATING_REASONS = ['not-contacted', 'not-solved', 'attitude', 'too-slow', 'passed-around'] as const

/** Answer to a rating or a withdrawal that is on the disk. */
export const FollowUpTaken = Type.Object({ day: Type.String({ pattern: DAY }) }, closed)
export type FollowUpTaken = Static<typeof FollowUpTaken>

/** Body of a withdrawal: nothing is asked, so none at all will do. Ours is sealed, and has a length like a rating's. */
export const Withdrawal = Type.Object({ version: Type.Optional(Type.Literal(1)) }, closed)
export type Withdrawal = Static<typeof Withdrawal>

/** Whether it was solved and how satisfied the reporter is are two questions; both voluntary, once per closing. */
export const Rating = Type.Object(
  {
    solved: Type.Boolean(),
    grade: Type.Optional(Type.Enum([...GRADES])),
    reasons: Type.Array(Type.Enum([...RATING_REASONS]), { maxItems: RATING_REASONS.length, uniqueItems: true }),
    reopen: Type.Optional(Type.Boolean()),
  },
  closed,
)
export type Rating = Static<typeof Rating>
