import type { GridReport } from '../../../../contract/report.ts'
import type { CaseView } from '../../../../contract/staff/cases/case.ts'
import type { ReadReport } from '../../../store/reading/types.ts'
import type { Context } from '../../context.ts'
import { contactOf } from './contacts.ts'
import { masked } from './masked.ts'

type GridContent = NonNullable<CaseView['grid']>[number]

/** What residents wrote, for everybody who works on it; contact and address only so far that two of them can be told apart. */
export async function gridContents(
  { store, cipher }: Pick<Context, 'store' | 'cipher'>,
  refs: readonly string[],
): Promise<GridContent[]> {
  const reports = await Promise.all(refs.map((ref) => store.reading.get(ref)))
  return Promise.all(reports.flatMap((report) => (report ? [contentOf(report)] : [])))

  async function contentOf({ ref, day, body }: ReadReport): Promise<GridContent> {
    const report = JSON.parse(body) as GridReport
    const { text, subtypes = [], quantities = {}, photos = [] } = report
    const states = photos.length === 0 ? [] : await store.reading.photoStates(ref)
    const hidden = Object.entries(contactOf(report, cipher)).map(([field, whole]) => [field, masked(whole ?? '')])
    return {
      ...{ ref, day: day ?? '', subtypes, quantities },
      photos: photos.map((_photo, position) => states[position] ?? 'waiting'),
      ...(text === undefined ? {} : { text }),
      ...Object.fromEntries(hidden),
    }
  }
}
