import type { FieldError } from '../../../../contract/problem.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Store } from '../../../store/types.ts'
import { reachable } from '../reports/scope.ts'

export type Unfit = { readonly name: 'taken' } | { readonly name: 'invalid'; readonly errors: readonly FieldError[] }

/**
 * Whether burden reports can become part of a matter of `area`: the member reads them, the area holds them, none was withdrawn,
 * and none has a case.
 *
 * @returns what stands against it
 */
export async function unfitToJoin(
  { reading, cases }: Pick<Store, 'reading' | 'cases'>,
  refs: readonly string[],
  area: string,
  member: StaffRow,
): Promise<Unfit | undefined> {
  const errors: FieldError[] = []
  let isTaken = false
  for (const [index, ref] of refs.entries()) {
    const report = await reachable(reading, ref, member)
    const fits = report?.kind === 'burden' && !report.withdrawn && isWithin(report.place, area)
    if (!fits || refs.indexOf(ref) !== index)
      errors.push({ path: `/reports/${index}`, message: 'is no burden report of this area, or stands here twice' })
    else isTaken ||= (await cases.caseOf(ref)) !== undefined
  }
  if (errors.length > 0) return { name: 'invalid', errors }
  return isTaken ? { name: 'taken' } : undefined
}
