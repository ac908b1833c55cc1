import { randomBytes } from 'node:crypto'
import type { CaseEvent } from '../../../src/contract/staff/cases/events.ts'
import type { CaseChange, CaseRow } from '../../../src/server/store/cases/types.ts'
import type { NewEntry } from '../../../src/server/store/staff/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { makeReport } from './reports-for-tests.ts'

export const AT = '2026-03-05T01:00:00.000Z'
export const DAY = '2026-03-05'
export const entry: NewEntry = { at: AT, who: '王', act: 'unit-removed', subject: '-' }

export const newId = (): string => randomBytes(16).toString('hex')

/** An event of any kind: the store keeps them and does not judge. */
export const makeEvent = (seq: number, given: object = {}): CaseEvent =>
  ({ act: 'note', note: `第${seq}步`, seq, at: AT, who: '王', party: 'desk', ...given }) as CaseEvent

/** A work order that has just come in, unless told otherwise. */
export const makeRow = (id: string, given: Partial<CaseRow> = {}): CaseRow => ({
  ...{ id, line: 'grid', place: '371002001001', category: 'HEA', summary: '', state: 'submitted', version: 1 },
  ...{ open: true, turn: 'desk', lead: null, opened: AT, due: null, next: null, wake: null, overdue: false },
  ...{ supervised: false, extensionAsked: false, reopened: false, reports: 1, publicState: 'received' },
  ...{ answer: null, answerPhotos: [], closings: 0, forget: null, publication: 'none' },
  ...given,
})

/** One more event of a case, with the row it makes. */
export const makeChange = (row: CaseRow, given: Partial<CaseChange> = {}): CaseChange => ({
  ...{ id: row.id, expected: row.version - 1, events: [makeEvent(row.version)], row },
  ...{ units: [], steps: [], deltas: [], notices: [] },
  ...given,
})

/** A report that has come in and, of a burden, has been released: its ref. */
export async function storedReport(store: Store, given: Parameters<typeof makeReport>[0] = {}): Promise<string> {
  const known = new Set(await refs(store))
  await store.reports.add(makeReport({ kind: 'grid', place: '371002001001', category: 'HEA', ...given }))
  if (given.kind === 'burden') await store.reports.release(newId())
  return (await refs(store)).find((ref) => !known.has(ref)) ?? ''
}

const refs = async (store: Store): Promise<readonly string[]> =>
  (await store.reading.list({ kinds: ['burden', 'grid'], prefix: '' }, 1_000)).map(({ ref }) => ref)

/** A case with its first event. */
export async function openCase(store: Store, given: Partial<CaseRow> = {}, change: Partial<CaseChange> = {}) {
  const row = makeRow(newId(), given)
  const answer = await store.cases.append([makeChange(row, change)])
  if (answer !== 'stored') throw new Error(answer)
  return row
}
