/** What can be printed: page and sheet in millimetres, and how the sheets stand on the page. */
export const LAYOUTS = {
  a4: { across: 1, down: 1, width: 210, height: 297 },
  'a4-2': { across: 1, down: 2, width: 210, height: 148.5 },
  'a4-4': { across: 2, down: 2, width: 105, height: 148.5 },
  'a4-8': { across: 2, down: 4, width: 105, height: 74.25 },
  /** Sheets of 24 labels, 70 x 37, as they are sold. */
  label: { across: 3, down: 8, width: 70, height: 37 },
} as const
export type Layout = keyof typeof LAYOUTS
export const LAYOUT_NAMES = Object.keys(LAYOUTS) as Layout[]

/** A4, upright. Labels leave half a millimetre at top and bottom: 8 x 37 = 296. */
export const PAGE = { width: 210, height: 297 } as const

export const DESIGNS = ['friendly', 'contrast'] as const
export type Design = (typeof DESIGNS)[number]

/** `pdf` to print, `zip` for a print shop: one vector file a sheet, and a table. */
export const SHEET_FORMATS = ['pdf', 'zip'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]

export const sheetsPerPage = (layout: Layout): number => LAYOUTS[layout].across * LAYOUTS[layout].down

/** Error correction of every printed code: a quarter of it may be dirty (peers.md F83). */
export const CODE_LEVEL = 'Q'
/** White modules around it, as ISO/IEC 18004 asks. */
export const QUIET_ZONE = 4

/** Longest texts of a sheet, in characters: what still fits at a size that is read from two metres. */
export const SHEET_TEXT_LIMITS = { title: 14, lead: 60, note: 60 } as const

/** How a sheet is in trouble, as anybody may tell. */
export const TROUBLES = ['torn', 'covered', 'tampered', 'gone'] as const
export type Trouble = (typeof TROUBLES)[number]
