import { type Ref, ref, shallowRef, watch } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { ReportList, ReportSummary } from '../../../contract/staff/reports.ts'
import { call, withQuery } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { useStaffEvents } from '../../app/use-staff-events.ts'
import type { Filters } from './filters.ts'

/** The reports that fit the filters, a page at a time. A new batch is announced and waits: nobody's line jumps away. */
export function useReportList(filters: Ref<Filters>) {
  const reports = shallowRef<readonly ReportSummary[]>([])
  const total = ref(0)
  const next = ref<string>()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  /** Why the last question has no answer. */
  const fault = ref('')
  const fresh = ref(false)
  /** Answers to questions that are no longer asked are dropped. */
  let asked = 0

  const ask = (after?: string) => call<ReportList>('GET', withQuery(staffRoutes.reports, { ...filters.value, after }))

  async function load(after?: string): Promise<void> {
    const mine = ++asked
    state.value = 'loading'
    const answer = await ask(after)
    if (mine !== asked) return
    fault.value = refusal(answer)
    if (answer.name !== 'done') {
      state.value = 'failed'
      return
    }
    if (!after) fresh.value = false
    reports.value = after ? [...reports.value, ...answer.body.reports] : answer.body.reports
    total.value = answer.body.total
    next.value = answer.body.next
    state.value = 'ready'
  }

  const reload = () => load()
  const more = () => (next.value && state.value !== 'loading' ? load(next.value) : Promise.resolve())

  watch(
    () => JSON.stringify(filters.value),
    () => {
      reports.value = []
      void reload()
    },
    { immediate: true },
  )

  async function look(): Promise<void> {
    const mine = asked
    const answer = await ask()
    if (mine !== asked || answer.name !== 'done') return
    const first = JSON.stringify(answer.body.reports)
    fresh.value = first !== JSON.stringify(reports.value.slice(0, answer.body.reports.length))
    if (answer.body.total !== total.value) fresh.value = true
  }
  useStaffEvents({ release: () => void look() })

  return { reports, total, next, state, fault, fresh, more, reload }
}
