import type { Ref } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { ReportList } from '../../../contract/staff/reports.ts'
import { usePagedList } from '../../app/use-paged-list.ts'
import { useStaffEvents } from '../../app/use-staff-events.ts'
import type { Filters } from './filters.ts'

/** The reports that fit the filters. A new batch is announced. */
export function useReportList(filters: Ref<Filters>) {
  const {
    items: reports,
    look,
    ...list
  } = usePagedList(
    staffRoutes.reports,
    filters,
    (body: ReportList) => body.reports,
    (report) => JSON.stringify(report),
  )
  useStaffEvents({ release: () => void look() })
  return { reports, ...list }
}
