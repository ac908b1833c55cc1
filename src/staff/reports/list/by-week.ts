import type { ReportSummary } from '../../../contract/staff/reports.ts'

export interface Batch {
  /** Monday. */
  readonly week: string
  readonly reports: readonly ReportSummary[]
}

/** The list in the server's order, cut where the week changes. */
export function byWeek(reports: readonly ReportSummary[]): Batch[] {
  const batches: { week: string; reports: ReportSummary[] }[] = []
  for (const report of reports) {
    const last = batches.at(-1)
    if (last?.week === report.week) last.reports.push(report)
    else batches.push({ week: report.week, reports: [report] })
  }
  return batches
}
