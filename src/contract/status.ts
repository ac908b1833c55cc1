import Type, { type Static } from 'typebox'
import { DAY, HEX_32 } from './encodings.ts'
import { Receipt } from './receipt.ts'

/** The three public words: 已收到 · 在处理 · 有结果. */
export const PUBLIC_STATES = ['received', 'working', 'done'] as const
export type PublicState = (typeof PUBLIC_STATES)[number]

/** What happened, in the words of a work order; burden reports have no finer steps than the three public words. */
export const PUBLIC_STEPS = [
  'accepted',
  'declined',
  'dispatched',
  'taken',
  'returned',
  'extended',
  'shelved',
  'finished',
  'closed',
  'reopened',
  'withdrawn',
] as const

/** What the holder of a receipt code sees: state and answer, never the report. */
export const ReportStatus = Type.Object({
  state: Type.Enum([...PUBLIC_STATES]),
  /** Oldest first; without names. */
  steps: Type.Array(
    Type.Object({
      state: Type.Enum([...PUBLIC_STATES]),
      day: Type.String({ pattern: DAY }),
      what: Type.Optional(Type.Enum([...PUBLIC_STEPS])),
    }),
  ),
  day: Type.String({ pattern: DAY }),
  receipt: Receipt,
  replies: Type.Array(
    Type.Object({ mid: Type.String({ pattern: HEX_32 }), day: Type.String({ pattern: DAY }), sealed: Type.String() }),
  ),
  /** Work orders only: which unit has it, and the day by which it is to be done. */
  unit: Type.Optional(Type.String()),
  due: Type.Optional(Type.String({ pattern: DAY })),
  /** What came of it. `photos` are numbers for `routes.answerPhoto`. */
  answer: Type.Optional(
    Type.Object({ day: Type.String({ pattern: DAY }), text: Type.String(), photos: Type.Array(Type.Integer()) }),
  ),
  /** `open`: this closing can be rated; `given`: it has been. Absent while nothing is closed. */
  rating: Type.Optional(Type.Enum(['open', 'given'])),
  /** Whether "not solved" may still reopen it. */
  reopens: Type.Optional(Type.Boolean()),
  withdrawn: Type.Optional(Type.Literal(true)),
})
export type ReportStatus = Static<typeof ReportStatus>
