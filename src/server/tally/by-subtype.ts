import type { Table } from '../../contract/staff/tally.ts'
import { categoryOf } from '../../contract/taxonomy/taxonomy.ts'
import type { Asked } from './asked.ts'
import { type Sources, sum } from './sources.ts'

/**
 * What exactly about it? Of the reports of one category, how many ticked a sub-type; a report may tick several, so that rows do
 * not add up to anything. Denominator is the total's `n`. Asked only of a category, and of no issuer.
 *
 * Of released figures a sub-type is counted inside of blocks in which enough reports ticked it, and there alone.
 *
 * @returns undefined where it cannot be asked
 */
export async function bySubtype({ cells }: Sources, asked: Asked): Promise<Table | undefined> {
  const category = asked.category && categoryOf(asked.kind, asked.category)
  if (!category || asked.issuerLevel !== undefined || asked.issuer !== undefined) return undefined
  const counts = await cells.cells({
    view: 'subtype',
    places: [asked.place.code],
    periods: [asked.period],
    category: category.code,
  })
  const rows = category.subtypes.map(({ code }) => ({
    code,
    n: sum(counts.filter(({ item }) => item === code).map(({ n }) => n)),
  }))
  return { rows, undivided: 0 }
}
