import { randomBytes } from 'node:crypto'
import { ANY_CATEGORY, type AnswerTemplate, type Routing } from '../../../../contract/staff/cases/settings.ts'
import { entryOf } from '../../../accounts/locks.ts'
import { COMMAND_LINE } from '../../../accounts/names.ts'
import type { Clock } from '../../../endpoint/clock.ts'
import type { Store } from '../../../store/types.ts'

const CITY = '371000000000'
const HUANCUI = '371002000000'

const row = (place: string, category: string, lead: string, assists: string[] = []): Routing => ({
  place,
  category,
  lead,
  assists,
})

/** Who handles what in the demo; 兜底 is the row of the city for everything else. */
const ROUTINGS: readonly Routing[] = [
  row(CITY, ANY_CATEGORY, 'ZJJ'),
  row(CITY, 'HEA', 'GR', ['ZJJ']),
  row(CITY, 'FIR', 'YJJ'),
  row(CITY, 'GAS', 'YJJ', ['ZJJ']),
  row(CITY, 'CAR', 'MZJ'),
  row(CITY, 'NOI', 'WLJ'),
  { ...row(HUANCUI, 'GBG', 'HC-SRJ'), limit: { unit: 'workingDays', amount: 1 } },
  row(HUANCUI, 'PUB', 'HC-SRJ'),
  row(HUANCUI, 'PRP', 'HC-ZJJ'),
]

const TEMPLATES: readonly Omit<AnswerTemplate, 'id'>[] = [
  {
    place: CITY,
    line: 'grid',
    title: '已处理好',
    text: '您反映的问题我们到现场看过了，已经处理好。要是又出现，请再告诉我们。',
  },
  {
    place: CITY,
    line: 'grid',
    title: '要等配件',
    text: '师傅看过了，要换的配件已经订了，到货当天来装。装好前我们先做了临时处理。',
  },
  {
    place: CITY,
    line: 'burden',
    title: '已精简',
    text: '这项要求已经取消，以前布置的不再检查。谁再要，请告诉我们。',
  },
]

/** What an operator would have entered before the first case. */
export async function fillTables(context: { readonly store: Store; readonly clock: Clock }): Promise<void> {
  const { caseSettings } = context.store
  for (const routing of ROUTINGS)
    await caseSettings.saveRouting(
      routing,
      entryOf(context, COMMAND_LINE, 'routing-saved', `${routing.place} ${routing.category}`),
    )
  for (const template of TEMPLATES)
    await caseSettings.saveTemplate(
      { ...template, id: randomBytes(16).toString('hex') },
      entryOf(context, COMMAND_LINE, 'template-saved', template.title),
    )
}
