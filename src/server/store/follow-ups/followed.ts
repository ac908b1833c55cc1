import type { Db } from '../tables/database.ts'
import type { FollowedReport, GivenRating } from './types.ts'

/**
 * The released report of a status MAC. A client of its own could file two with one key: then the same one is meant every time.
 */
export const followedRef = (db: Db, statusMac: Uint8Array) =>
  db.selectFrom('reports').select('reports.ref').where('status_mac', '=', statusMac).orderBy('reports.ref').limit(1)

/** See `FollowUpStore.find`. */
export async function findFollowed(db: Db, statusMac: Uint8Array): Promise<FollowedReport | undefined> {
  const row = await db
    .selectFrom('reports')
    .leftJoin('case_reports', 'case_reports.ref', 'reports.ref')
    .leftJoin('cases', 'cases.id', 'case_reports.case_id')
    .select([
      'reports.ref',
      'reports.kind',
      'reports.withdrawn',
      'cases.id as caseId',
      'case_reports.told',
      'cases.public_closings as closings',
      'cases.public_state as state',
    ])
    .where('status_mac', '=', statusMac)
    .orderBy('reports.ref')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { ref, kind, caseId } = row
  const closings = row.closings ?? 0
  const closed = row.told === 1 && closings > 0 && row.state === 'done'
  return { ref, kind, caseId, closings, closed, withdrawn: row.withdrawn === 1 }
}

/** See `FollowUpStore.ratings`. */
export async function givenRatings(db: Db, ref: string): Promise<readonly GivenRating[]> {
  const rows = await db
    .selectFrom('ratings')
    .select(['case_id', 'closing', 'digest_mask', 'day'])
    .where('ref', '=', ref)
    .execute()
  return rows.map(({ case_id, closing, digest_mask, day }) => ({
    ...{ caseId: case_id, closing, day },
    digestMask: digest_mask,
  }))
}
