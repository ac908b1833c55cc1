import type { GridReport } from '../../../contract/report.ts'
import type { Store } from '../../store/types.ts'
import type { CaseDesk } from '../desk.ts'
import { onceEach } from './once-each.ts'
import { SERVER } from './server-actor.ts'

/** Characters of the resident's words that lists show. */
const SUMMARY_LENGTH = 80

type Uncased = Awaited<ReturnType<Store['cases']['uncased']>>[number]

/**
 * Opens the case of every resident's report that has none: nobody has to notice a work order for its 24 hours to begin.
 *
 * @throws the first fault, after all other reports have had their turn; the report stays without a case until the next time
 */
export const openWorkOrders = ({ cases }: Pick<Store, 'cases'>, desk: CaseDesk): Promise<void> =>
  onceEach(
    (limit) => cases.uncased(limit),
    ({ ref }) => ref,
    (report) => openOne(desk, report),
  )

async function openOne(desk: CaseDesk, { ref, place, category, body }: Uncased): Promise<void> {
  const { text = '' } = JSON.parse(body) as GridReport
  const intended = { act: 'open', line: 'grid', place, category, report: ref } as const
  const { name } = await desk.open(intended, SERVER, [ref], { summary: beginningOf(text) })
  // A conflict is another process that was faster: a report has one case.
  if (name !== 'opened' && name !== 'conflict') throw new Error(`no work order for a report: ${name}`)
}

/** One line, cut between characters. */
function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= SUMMARY_LENGTH) return line
  const characters = [...new Intl.Segmenter().segment(line)]
  return characters
    .filter(({ index, segment }) => index + segment.length < SUMMARY_LENGTH)
    .map(({ segment }) => segment)
    .join('')
    .concat('…')
}
