import type { PrintRun } from '../../../../contract/staff/posters.ts'
import type { PrintRunRow } from '../../../store/posters/print-types.ts'
import { stepsOf } from '../../printing/open-run.ts'

/** A run as it is answered. */
export const runView = (run: PrintRunRow): PrintRun => ({
  ...run,
  unprintable: [...run.unprintable],
  steps: stepsOf(run),
})
