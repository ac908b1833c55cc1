import Type, { type Static } from 'typebox'
import { PLACE_CODE } from '../place-code.ts'
import { DESIGNS, LAYOUT_NAMES, SHEET_FORMATS, SHEET_TEXT_LIMITS } from '../sheet.ts'
import { KINDS } from '../taxonomy/types.ts'
import { NamedPlace } from './places.ts'
import { PosterChoice } from './posters.ts'

const closed = { additionalProperties: false }

const Kind = Type.Enum([...KINDS])
const PlaceCode = Type.String({ pattern: PLACE_CODE })

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
