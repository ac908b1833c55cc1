import type { Line } from '../../../contract/staff/cases/states.ts'
import { TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import type { Category } from '../../../contract/taxonomy/types.ts'

/** Categories that cases of these lines can have, in the order of the taxonomy. A town whistles about what residents report. */
export function categoriesOf(lines: readonly Line[]): readonly Category[] {
  const { grid, burden } = TAXONOMY.kinds
  return [...(lines.some((line) => line !== 'burden') ? grid : []), ...(lines.includes('burden') ? burden : [])]
}
