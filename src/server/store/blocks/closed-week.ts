import type { Db } from '../tables/database.ts'

/** See `OpenFigures.closedWeek`. */
export async function closedWeek(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('closed_weeks')
    .select(({ fn }) => fn.max('week').as('week'))
    .executeTakeFirst()
  return row?.week ?? undefined
}
