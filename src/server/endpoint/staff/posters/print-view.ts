import type { PrintRun } from '../../../../contract/staff/printing.ts'
import type { PrintRunRow } from '../../../store/posters/print-types.ts'
import type { Store } from '../../../store/types.ts'
import { stepsOf } from '../../printing/open-run.ts'

/** A run as it is answered. */
export const runView = (run: PrintRunRow): PrintRun => ({
  ...run,
  unprintable: [...run.unprintable],
  steps: stepsOf(run),
})

/** A run with the pages of its counties: each begins on a page of its own, so it ends before the next. */
export async function runWithParts({ printRuns, posters }: Store, run: PrintRunRow): Promise<PrintRun> {
  const counties = await printRuns.counties(run.id)
  const places = await posters.surroundings(counties.map(({ county }) => county))
  const parts = counties.map(({ county, page }, index) => ({
    code: county,
    name: places.get(county)?.name ?? county,
    from: page,
    to: (counties[index + 1]?.page ?? run.pages + 1) - 1,
  }))
  return { ...runView(run), parts }
}
