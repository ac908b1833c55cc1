import type { Cell } from '../store/tallies/types.ts'
import type { Asked } from './asked.ts'
import { codesOf, type Sources, viewOf } from './sources.ts'

/** Everything that was asked for, told apart by issuer. */
export function issuerCells({ cells }: Sources, asked: Asked): Promise<readonly Cell[]> {
  const codes = codesOf(asked)
  return cells.cells({ view: viewOf(codes, 'issuer'), places: [asked.place.code], periods: [asked.period], ...codes })
}
