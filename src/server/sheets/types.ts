import type { Kind } from '../../contract/taxonomy/types.ts'

/** Everything that may stand on one sheet. Two sheets with equal content are the same sheet (peers.md F60). */
export interface SheetContent {
  readonly kind: Kind
  readonly code: string
  /** Where the code leads; scheme and host in lower case, the code in upper case. */
  readonly url: string
  /** In large letters: village, grid or building; of a burden sheet its area. Never a village there. */
  readonly name: string
  /** Above the name, in small ones: the town, or the town and the village; of a burden sheet the county. */
  readonly above: string
  readonly title: string
  readonly lead: string
  readonly note: string
  readonly operator: string
  readonly complaints: string
  readonly filing: string
  /** Of the operator's root key; empty before there is one. */
  readonly fingerprint: string
  /** PNG made by `emblem.ts`. */
  readonly emblem?: Uint8Array
}

export type Weight = 'regular' | 'bold'

/** Something drawn on a sheet; millimetres from its upper left corner, colours as `#rrggbb`. */
export type Mark =
  | {
      readonly what: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill?: string
      readonly stroke?: string
      readonly line?: number
      readonly radius?: number
    }
  /** An outline in a coordinate system of its own: moved to x, y and enlarged by `scale`. */
  | {
      readonly what: 'shape'
      readonly path: string
      readonly x: number
      readonly y: number
      readonly scale: number
      readonly fill: string
    }
  /** `y` is the baseline, `size` the height of the em square. */
  | {
      readonly what: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly size: number
      readonly weight: Weight
      readonly align: 'left' | 'center' | 'right'
      readonly fill: string
    }
  /** The QR code with its quiet zone, black on white, `side` wide in all. */
  | { readonly what: 'code'; readonly x: number; readonly y: number; readonly side: number }
  | { readonly what: 'emblem'; readonly x: number; readonly y: number; readonly side: number }

/** One sheet, drawn; `width` and `height` are those of its layout. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** Widths of texts, as designs need them to fit and wrap. */
export interface Measure {
  /** @returns width of one line in units of its size (em) */
  width(text: string, weight: Weight): number
}

/** Draws a sheet of a size. Pure: the same content gives the same drawing. */
export type DrawSheet = (content: SheetContent, size: { width: number; height: number }, measure: Measure) => Drawing

/** A sheet of a print run, and where it goes. */
export interface PlacedSheet {
  readonly content: SheetContent
  /** A county begins on a page of its own. */
  readonly county: { readonly code: string; readonly name: string }
  /** Name of the town; empty of a burden sheet, which belongs to none. */
  readonly town: string
  /** Name of the village of a grid or building, which are called alike everywhere: 1号楼. */
  readonly village?: string
  readonly copies: number
}
