import { sql } from 'kysely'
import type { Db } from '../tables/database.ts'
import type { ReadQuery } from './types.ts'

/** Follows every digit and letter of a place's code, so that `prefix … prefix~` holds what begins with the prefix. */
export const BEHIND = '~'

/** Released reports that fit. All columns asked for stand in the indexes of `reports`: no row has to be read. */
export function listQuery(db: Db, query: ReadQuery) {
  const { kinds, prefix, from, to, category, issuerLevel, issuer, state, unanswered } = query
  return (
    db
      .selectFrom('reports')
      .where('place', '>=', prefix)
      .where('place', '<', prefix + BEHIND)
      .where('kind', 'in', kinds)
      .$if(from !== undefined, (reports) => reports.where('week', '>=', from ?? ''))
      .$if(to !== undefined, (reports) => reports.where('week', '<=', to ?? ''))
      .$if(category !== undefined, (reports) => reports.where('category', '=', category ?? ''))
      .$if(issuerLevel !== undefined, (reports) => reports.where('issuer_level', '=', issuerLevel ?? ''))
      .$if(issuer !== undefined, (reports) => reports.where('issuer', '=', issuer ?? ''))
      // Said once more for the sake of an index that holds only these.
      .$if(issuer !== undefined && issuer !== '-', (reports) => reports.where('issuer', '<>', sql.lit('-')))
      .$if(state !== undefined, (reports) => reports.where('state', '=', state ?? 'received'))
      .$if(unanswered === true, (reports) =>
        reports.where('ref', 'in', (messages) =>
          messages
            .selectFrom('messages')
            .select('messages.ref')
            .where('from_reporter', '=', 1)
            .where('answered', '=', 0),
        ),
      )
  )
}
