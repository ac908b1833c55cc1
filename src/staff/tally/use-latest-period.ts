import { type Ref, watch } from 'vue'
import type { Tally } from '../../contract/staff/tally.ts'
import type { Change, Filters } from './filters.ts'

/** The last period of the trend in which something is counted. */
export const latestPeriod = ({ trend }: Tally): string | undefined =>
  [...trend].reverse().find(({ n }) => n > 0)?.period

/**
 * Who asked for no period sees the latest that has figures: released ones of a month come at its end, and a page that is
 * always empty until then would be taken for broken. A period that was asked for stays, however empty.
 */
export function useLatestPeriod(
  tally: Ref<Tally | undefined>,
  filters: Ref<Filters>,
  settle: (change: Change) => void,
): void {
  watch(tally, (now) => {
    const latest = now && latestPeriod(now)
    if (latest && now.total.n === 0 && !filters.value.period) settle({ period: latest })
  })
}
