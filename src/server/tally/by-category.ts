import { type Table, UNDIVIDED } from '../../contract/staff/tally.ts'
import { TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import type { Asked } from './asked.ts'
import { codesOf, type Sources, sum, viewOf } from './sources.ts'

/**
 * How many reports of each category? The total's `n`, told apart by category: rows and `undivided` add up to it. Every category
 * has a row, in the order of the taxonomy; one that was asked for stands alone. `undivided` are released blocks that hold
 * several categories.
 */
export async function byCategory({ cells }: Sources, asked: Asked): Promise<Table> {
  const codes = codesOf(asked)
  const found = await cells.cells({
    view: viewOf(codes, 'category'),
    places: [asked.place.code],
    periods: [asked.period],
    ...codes,
  })
  const count = (code: string) => sum(found.filter(({ category }) => category === code).map(({ n }) => n))
  const rows = TAXONOMY.kinds[asked.kind]
    .filter(({ code }) => asked.category === undefined || code === asked.category)
    .map(({ code }) => ({ code, n: count(code) }))
  return { rows, undivided: count(UNDIVIDED) }
}
