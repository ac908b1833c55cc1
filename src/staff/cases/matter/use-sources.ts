import { shallowRef, watch } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { SealedContent } from '../../../contract/sealed-content.ts'
import type { ReportSummary, StaffReport } from '../../../contract/staff/reports.ts'
import { call } from '../../app/call.ts'
import { useSession } from '../../app/use-session.ts'
import type { Opened } from '../../reports/opened/open-bytes.ts'
import { openContent } from '../../reports/opened/open-sealed.ts'

/** What became of a report's words; `locked`: the password has not been given. */
export type Source = Opened<SealedContent> | { readonly name: 'none' | 'locked' | 'failed' }

/** The words of the chosen reports, opened in this page. They live as long as it does. */
export function useSources(reports: () => readonly ReportSummary[]) {
  const session = useSession()
  const sources = shallowRef<ReadonlyMap<string, Source>>(new Map())

  async function open(ref: string): Promise<Source> {
    const answer = await call<StaffReport>('GET', staffRoutes.report(ref))
    if (answer.name !== 'done') return { name: 'failed' }
    if (!answer.body.sealed) return { name: 'none' }
    return openContent(session.identities, answer.body.sealed)
  }

  watch(
    [reports, () => session.identities],
    async ([chosen, identities]) => {
      // One after the other: reading is counted, and hundreds at once would be refused.
      for (const { ref } of chosen) {
        const known = sources.value.get(ref)?.name
        if (known && known !== 'locked') continue
        const source: Source = identities.length > 0 ? await open(ref) : { name: 'locked' }
        sources.value = new Map(sources.value).set(ref, source)
        if (chosen !== reports()) return
      }
    },
    { immediate: true },
  )
  return sources
}
