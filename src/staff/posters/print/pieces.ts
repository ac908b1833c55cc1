import type { PrintRun } from '../../../contract/staff/printing.ts'

/** Pages a browser can hold as pictures at once. */
export const MOST_PAGES = 400

/** Pages that are printed in one go. */
export interface Piece {
  /** Of a county; without one it is the whole run. */
  readonly county?: string
  readonly from: number
  readonly to: number
}

/** The counties of a run, large ones in several goes; before them the whole, if it is more than one and not too much. */
export function piecesOf({ pages, parts = [] }: Pick<PrintRun, 'pages' | 'parts'>): readonly Piece[] {
  const whole = { from: 1, to: pages }
  const counties = parts.length > 0 ? parts.map(({ name, from, to }) => ({ county: name, from, to })) : [whole]
  const pieces = counties.flatMap(cut)
  return pieces.length > 1 && pages <= MOST_PAGES ? [whole, ...pieces] : pieces
}

function cut(piece: Piece): Piece[] {
  const goes = Math.ceil((piece.to - piece.from + 1) / MOST_PAGES)
  return Array.from({ length: goes }, (_, go) => {
    const from = piece.from + go * MOST_PAGES
    return { ...piece, from, to: Math.min(from + MOST_PAGES - 1, piece.to) }
  })
}
