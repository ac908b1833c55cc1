import type { StaffReport } from '../../../contract/staff/reports.ts'
import { categoryOf } from '../../../contract/taxonomy/taxonomy.ts'
import type { Norm, Quantity } from '../../../contract/taxonomy/types.ts'

export interface NumberRow {
  readonly quantity: Quantity
  /** Floor of the class, outside the seal; a grid report has no classes. */
  readonly floor?: number
  readonly exact?: number
  readonly norm?: Norm
  readonly over: boolean
}

/**
 * The numbers that were given, in the order in which they were asked. Only those the category asks for are shown: inside a seal
 * anything may have been written.
 *
 * @param exact from inside the seal; a grid report's own numbers are exact already
 */
export function numberRows(report: StaffReport, exact: Readonly<Record<string, number>> | undefined): NumberRow[] {
  const category = categoryOf(report.kind, report.category)
  const burden = report.kind === 'burden'
  return (category?.quantities ?? []).flatMap((quantity) => {
    const floor = burden ? report.quantities[quantity.key] : undefined
    const value = burden ? exact?.[quantity.key] : report.quantities[quantity.key]
    if (floor === undefined && value === undefined) return []
    const norm = category?.norm?.quantity === quantity.key ? category.norm : undefined
    const over = norm?.max !== undefined && (value ?? floor ?? 0) > norm.max
    return [
      {
        quantity,
        ...(floor !== undefined && { floor }),
        ...(value !== undefined && { exact: value }),
        ...(norm && { norm }),
        over,
      },
    ]
  })
}
