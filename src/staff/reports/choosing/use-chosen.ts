import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { MOST_JOINED } from '../../../contract/staff/cases/acts.ts'
import type { ReportSummary } from '../../../contract/staff/reports.ts'

/** Whether a report can become part of a matter. */
export const isFree = ({ kind, caseId, withdrawn }: ReportSummary): boolean =>
  kind === 'burden' && !caseId && !withdrawn

/** Burden reports that were ticked for a matter. In memory only: an address with their names would stay in the browser's history. */
export const useChosen = defineStore('chosen-reports', () => {
  const reports = shallowRef<readonly ReportSummary[]>([])
  /** The matter they are to join; without one they become a new one. */
  const into = ref<string>()
  const refs = computed(() => new Set(reports.value.map(({ ref: each }) => each)))
  const full = computed(() => reports.value.length >= MOST_JOINED)

  function toggle(report: ReportSummary): void {
    if (refs.value.has(report.ref)) reports.value = reports.value.filter((each) => each.ref !== report.ref)
    else if (isFree(report) && !full.value) reports.value = [...reports.value, report]
  }

  function clear(): void {
    reports.value = []
    into.value = undefined
  }

  return { reports, into, refs, full, toggle, clear }
})
