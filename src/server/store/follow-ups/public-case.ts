import type { Db } from '../tables/database.ts'
import { followedRef } from './followed.ts'
import type { PublicCase } from './types.ts'

const UNOPENED = {
  ...{ kind: 'burden', state: 'received', steps: [], unitName: null, due: null, answer: null, photos: [] },
  ...{ closings: 0, rated: false, reopened: false, withdrawn: false },
} as const satisfies PublicCase

/** See `FollowUpStore.publicCase`. Whatever is found, the same questions are asked: the time they take tells nothing. */
export async function publicCase(db: Db, statusMac: Uint8Array): Promise<PublicCase | undefined> {
  const [row, steps, ratings, reopening, held] = await Promise.all([
    caseRow(db, statusMac),
    caseSteps(db, statusMac),
    ratingsGiven(db, statusMac),
    reopenings(db, statusMac),
    waiting(db, statusMac),
  ])
  const withdraws = held.includes('withdrawal')
  if (!row) return withdraws ? { ...UNOPENED, withdrawn: true } : undefined
  const { kind } = row
  if (row.withdrawn === 1 || withdraws) return { ...UNOPENED, kind, withdrawn: true }
  if (row.state === null) return { ...UNOPENED, kind }
  const isOrder = kind === 'grid'
  const closings = row.closings ?? 0
  const wasReopened = reopening.some(({ case_id }) => case_id === row.id)
  return {
    kind,
    state: row.state,
    steps,
    unitName: isOrder ? row.unitName : null,
    due: isOrder ? row.due : null,
    answer: row.answer,
    photos: JSON.parse(row.photos ?? '[]') as number[],
    closings,
    rated:
      held.includes('rating') || ratings.some(({ case_id, closing }) => case_id === row.id && closing === closings),
    // Of a burden case not before the release has told it: it may be another reporter's wish.
    reopened:
      wasReopened && (isOrder || steps.some(({ state }, index) => state !== 'done' && index > firstDone(steps))),
    withdrawn: false,
  }
}

/** Where the first result was told; behind all steps while there is none. */
function firstDone(steps: PublicCase['steps']): number {
  const index = steps.findIndex(({ state }) => state === 'done')
  return index < 0 ? steps.length : index
}

const caseRow = (db: Db, statusMac: Uint8Array) =>
  db
    .selectFrom('reports')
    .leftJoin('case_reports', (join) =>
      join.onRef('case_reports.ref', '=', 'reports.ref').on('case_reports.told', '=', 1),
    )
    .leftJoin('cases', 'cases.id', 'case_reports.case_id')
    .leftJoin('units', 'units.code', 'cases.lead')
    .select([
      'reports.kind',
      'reports.withdrawn',
      'cases.id',
      'cases.public_state as state',
      'cases.public_answer as answer',
      'cases.public_photos as photos',
      'cases.public_closings as closings',
      'cases.due',
      'units.name as unitName',
    ])
    .where('reports.status_mac', '=', statusMac)
    .orderBy('reports.ref')
    .limit(1)
    .executeTakeFirst()

/** Of a burden report from the first release on after it has come into a case. */
const ownCase = (db: Db, statusMac: Uint8Array) =>
  db
    .selectFrom('case_reports')
    .select('case_reports.case_id')
    .where('case_reports.ref', 'in', followedRef(db, statusMac))
    .where('told', '=', 1)

const caseSteps = (db: Db, statusMac: Uint8Array) =>
  db
    .selectFrom('case_steps')
    .select(['state', 'day', 'what'])
    .where('case_id', 'in', ownCase(db, statusMac))
    .orderBy('number')
    .$castTo<PublicCase['steps'][number]>()
    .execute()

const ratingsGiven = (db: Db, statusMac: Uint8Array) =>
  db
    .selectFrom('ratings')
    .select(['case_id', 'closing'])
    .where('ratings.ref', 'in', followedRef(db, statusMac))
    .execute()

const reopenings = (db: Db, statusMac: Uint8Array) =>
  db
    .selectFrom('case_events')
    .select('case_id')
    .where('case_id', 'in', ownCase(db, statusMac))
    .where('act', '=', 'reopen')
    .where('party', '=', 'reporter')
    .execute()

async function waiting(db: Db, statusMac: Uint8Array): Promise<readonly ('rating' | 'withdrawal')[]> {
  const rows = await db.selectFrom('follow_ups_intake').select('what').where('status_mac', '=', statusMac).execute()
  return rows.map(({ what }) => what)
}

/** See `FollowUpStore.answerPhoto`. */
export async function answerPhoto(db: Db, statusMac: Uint8Array, number: number): Promise<Uint8Array | undefined> {
  const [told, photo] = await Promise.all([
    publicCase(db, statusMac),
    db
      .selectFrom('case_photos')
      .select('bytes')
      .where('case_id', 'in', ownCase(db, statusMac))
      .where('number', '=', number)
      .executeTakeFirst(),
  ])
  return told?.state === 'done' && told.photos.includes(number) ? photo?.bytes : undefined
}
