import { computed } from 'vue'
import type { ReportSummary } from '../../../contract/staff/reports.ts'
import type { Known } from '../warn-words.ts'
import { usePlaces } from './use-places.ts'
import { useSources } from './use-sources.ts'

/** What a text about these reports is held against: their words, as far as they are opened, and the names of places around them. */
export function useKnown(reports: () => readonly ReportSummary[]) {
  const sources = useSources(reports)
  const { areas, placeNames } = usePlaces(reports)
  const known = computed((): Known => {
    const opened = [...sources.value.values()].flatMap((each) => (each.name === 'opened' ? [each.content] : []))
    const texts = opened.flatMap((content) => [content.words, content.issuer].filter((text) => text !== undefined))
    return { sources: texts, placeNames: placeNames.value }
  })
  /** Words that nothing can be held against, because they are not opened. */
  const unread = computed(() => [...sources.value.values()].some(({ name }) => name === 'locked' || name === 'failed'))
  return { known, sources, areas, unread }
}
