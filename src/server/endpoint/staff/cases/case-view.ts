import type { CaseView } from '../../../../contract/staff/cases/case.ts'
import { TAXONOMY } from '../../../../contract/taxonomy/taxonomy.ts'
import type { Category } from '../../../../contract/taxonomy/types.ts'
import type { OpenedCase } from '../../../cases/desk.ts'
import type { CaseFile } from '../../../cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { placeNames } from '../reports/place-names.ts'
import { summaryOf as reportSummaryOf } from '../reports/report-view.ts'
import { namesFor } from './case-names.ts'
import { stepsOf } from './case-step.ts'
import { type CaseNames, summaryOf } from './case-summary.ts'
import { gridContents } from './grid-content.ts'
import { offeredActs } from './offered-acts.ts'
import { suggestionFor } from './suggestion.ts'
import { visibleEvents } from './visible-events.ts'

type ViewContext = Pick<Context, 'store' | 'cipher'>

/** A case as one member sees it: field by field, so that nothing leaves that is not named here. */
export async function caseView(context: ViewContext, opened: OpenedCase, member: StaffRow): Promise<CaseView> {
  const { row, file } = opened
  const { store } = context
  const names = await namesFor(store, [row])
  const visible = visibleEvents(opened, member)
  const acts = offeredActs(file, member)
  const sends = acts.includes('dispatch') || acts.includes('redirect')
  const suggestion = sends ? await suggestionFor(file, store) : undefined
  return {
    ...summaryOf(row, names, visible),
    ...standing(file, names),
    ...(file.line === 'grid' ? await gridFields(context, opened) : {}),
    ...(file.line === 'burden' && member.role !== 'handler' ? officeFields(opened, names) : {}),
    ...(file.line === 'burden' && member.role === 'reviewer' ? { burden: await linked(context, opened) } : {}),
    steps: stepsOf(visible, names.units),
    acts,
    call: callsOf(file),
    ...(suggestion ? { suggestion } : {}),
  }
}

function standing({ due, takeDue, units, extension, answer, measures, photos }: CaseFile, names: CaseNames) {
  return {
    ...(due === undefined ? {} : { due }),
    ...(takeDue === undefined ? {} : { takeDue }),
    units: units.map((unit) => ({ ...unit, name: names.units.get(unit.unit) ?? unit.unit })),
    ...(extension ? { extension } : {}),
    ...(answer === undefined ? {} : { answer }),
    ...(measures.length === 0 ? {} : { measures: [...measures] }),
    photos: [...photos],
  }
}

async function gridFields(context: ViewContext, { file, reports }: OpenedCase): Promise<Partial<CaseView>> {
  const [grid, views] = await Promise.all([gridContents(context, reports), context.store.cases.contactViews(file.id)])
  return { grid, contactViews: views.map(({ at, who }) => ({ at, who })) }
}

/** What the office has settled before anybody was sent it. */
function officeFields({ row, file }: OpenedCase, names: CaseNames): Partial<CaseView> {
  const allowed = file.confirmed?.units.map((unit) => ({ unit, name: names.units.get(unit) ?? unit }))
  return {
    confirmed: file.confirmed !== undefined,
    ...(allowed ? { allowed } : {}),
    publication: row.publication,
  }
}

async function linked({ store }: ViewContext, { reports }: OpenedCase) {
  const found = (await Promise.all(reports.map((ref) => store.reading.get(ref)))).flatMap((report) => report ?? [])
  const names = await placeNames(
    store.places,
    found.map(({ place }) => place),
  )
  return found.map((report) => reportSummaryOf(report, names.get(report.place) ?? ''))
}

/** Numbers to call before anything else: of a leak of gas nobody waits for a form. */
function callsOf({ line, category }: CaseFile): string[] {
  const categories: readonly Category[] = TAXONOMY.kinds[line === 'burden' ? 'burden' : 'grid']
  return [...(categories.find(({ code }) => code === category)?.notice?.call ?? [])]
}
