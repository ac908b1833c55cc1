import Type, { type Static } from 'typebox'
import { DAY, HEX_32 } from './encodings.ts'
import { Receipt } from './receipt.ts'

/** The three public words: 已收到 · 在处理 · 有结果. */
export const PUBLIC_STATES = ['received', 'working', 'done'] as const
export type PublicState = (typeof PUBLIC_STATES)[number]

/** What the holder of a receipt code sees: state and answer, never the report. */
export const ReportStatus = Type.Object({
  state: Type.Enum([...PUBLIC_STATES]),
  steps: Type.Array(Type.Object({ state: Type.Enum([...PUBLIC_STATES]), day: Type.String({ pattern: DAY }) })),
  day: Type.String({ pattern: DAY }),
  receipt: Receipt,
  replies: Type.Array(
    Type.Object({ mid: Type.String({ pattern: HEX_32 }), day: Type.String({ pattern: DAY }), sealed: Type.String() }),
  ),
})
export type ReportStatus = Static<typeof ReportStatus>
