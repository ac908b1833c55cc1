import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import type { PrintRunStore } from './print-types.ts'

/** What stands on the sheets of runs. */
export function printSheets(db: Db): Pick<PrintRunStore, 'sheets' | 'counties' | 'sheetsUpTo' | 'printed'> {
  const sheetsOf = (id: string) =>
    db
      .selectFrom('print_sheets')
      .innerJoin('posters', 'posters.code', 'print_sheets.poster')
      .select(['position', 'poster', 'county', 'copies', 'page', 'digest', 'kind', 'place', 'created', 'revoked'])
      .where('run', '=', id)
      .orderBy('position')
  return {
    sheets: (id, from, most) =>
      sheetsOf(id)
        .where('position', '>=', from)
        .where('position', '<', from + most)
        .execute(),
    counties: async (id) => {
      const rows = await db
        .selectFrom('print_sheets')
        .select(({ fn }) => ['county', fn.min('page').as('page')])
        .where('run', '=', id)
        .groupBy('county')
        .orderBy('page')
        .execute()
      return rows.map(({ county, page }) => ({ county, page: Number(page) }))
    },
    sheetsUpTo: async (id, page) => {
      const last = await db
        .selectFrom('print_sheets')
        .select('county')
        .where('run', '=', id)
        .where('page', '<=', page)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!last) return []
      return sheetsOf(id).where('page', '<=', page).where('county', '=', last.county).execute()
    },
    printed: async (layout, posters) => {
      const digests = new Map<string, string>()
      for (const some of chunks(posters)) {
        const rows = await db
          .selectFrom('print_sheets')
          .innerJoin('print_runs', 'print_runs.id', 'print_sheets.run')
          .select(['poster', 'digest'])
          .where('poster', 'in', some)
          .where('layout', '=', layout)
          .where('state', '=', 'done')
          .orderBy('at')
          .orderBy('print_runs.id')
          .execute()
        for (const { poster, digest } of rows) digests.set(poster, digest)
      }
      return digests
    },
  }
}
