import type { Db } from '../../tables/database.ts'
import { casesThat } from '../list-cases.ts'
import type { CaseFigureStore } from '../types.ts'

type Query = Parameters<CaseFigureStore['now']>[0]

/**
 * See `CaseFigureStore.now`. Reads the open cases of the place, which work itself keeps few. Overdue is what the clocks have
 * said to be, and what they have not yet come to say.
 */
export async function casesNow(db: Db, query: Query, now: string) {
  if (query.lines.length === 0) return { open: 0, overdue: 0, shelved: 0 }
  const { open, overdue, shelved } = await casesThat(db, query, true)
    .select(({ fn, eb, or }) => {
      const those = (fits: ReturnType<typeof or>) => fn.sum<number | null>(eb.case().when(fits).then(1).else(0).end())
      return [
        fn.countAll<number>().as('open'),
        those(or([eb('overdue', '=', 1), eb('next', '<=', now)])).as('overdue'),
        those(or([eb('cases.state', '=', 'shelved')])).as('shelved'),
      ]
    })
    .executeTakeFirstOrThrow()
  return { open, overdue: overdue ?? 0, shelved: shelved ?? 0 }
}
