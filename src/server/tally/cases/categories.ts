import type { Line } from '../../../contract/staff/cases/states.ts'
import { TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import type { Category } from '../../../contract/taxonomy/types.ts'

/**
 * Categories that cases of these lines can have, in the order of the taxonomy. A town whistles about what residents report. What
 * fits nowhere has one code in both forms, and sums know the code alone: it is one row, or its cases would be counted twice.
 */
export function categoriesOf(lines: readonly Line[]): readonly Category[] {
  const { grid, burden } = TAXONOMY.kinds
  const all = [...(lines.some((line) => line !== 'burden') ? grid : []), ...(lines.includes('burden') ? burden : [])]
  return all.filter(({ code }, index) => !all.slice(index + 1).some((later) => later.code === code))
}
