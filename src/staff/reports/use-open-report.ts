import { computed, nextTick, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { STAFF_PAGES } from '../../contract/api.ts'
import type { useReportList } from './list/use-report-list.ts'

/** Which report is open, and the ways to the one before, the one after and back to the list. */
export function useOpenReport(list: ReturnType<typeof useReportList>) {
  const route = useRoute()
  const router = useRouter()
  const open = computed(() => (typeof route.params.ref === 'string' ? route.params.ref : ''))
  /** While somebody walks through the list with the arrows the focus stays there. */
  const walking = ref(false)

  const lineOf = (report: string) => document.querySelector<HTMLElement>(`[data-ref="${report}"]`)

  /** Opens the report `steps` further in the list; at its end the next page is fetched first. */
  async function step(steps: 1 | -1): Promise<void> {
    const at = list.reports.value.findIndex(({ ref: each }) => each === open.value)
    const wanted = at < 0 ? 0 : at + steps
    if (wanted >= list.reports.value.length) await list.more()
    const report = list.reports.value[wanted]
    if (!report) return
    const to = { path: STAFF_PAGES.report(report.ref), query: route.query }
    await (open.value ? router.replace(to) : router.push(to))
    await nextTick()
    lineOf(report.ref)?.scrollIntoView({ block: 'nearest' })
  }

  async function walk(steps: 1 | -1): Promise<void> {
    walking.value = true
    await step(steps)
    lineOf(open.value)?.focus()
    walking.value = false
  }

  /** Back to the list: where it was left, if the way led from there. */
  async function close(): Promise<void> {
    const to = router.resolve({ path: STAFF_PAGES.reports, query: route.query })
    if (history.state?.back === to.fullPath) router.back()
    else await router.replace(to)
  }

  // Also by the browser's own button: whoever comes back stands on the line that was open.
  watch(open, async (now, before) => {
    if (now) return
    await nextTick()
    lineOf(before)?.focus()
  })

  return { open, walking, step, walk, close }
}
