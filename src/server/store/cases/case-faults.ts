import type { Db } from '../tables/database.ts'

/**
 * Cases that do not hang together, one sentence each. Whether they are what their events make of them is the engine's question;
 * here it is only whether everything is there.
 */
export async function caseFaults(db: Db): Promise<string[]> {
  const broken = await db
    .selectFrom('cases')
    .leftJoin('case_events', 'case_events.case_id', 'cases.id')
    .select('cases.id')
    .groupBy(['cases.id', 'cases.version'])
    .having(({ eb, fn, or, ref, lit }) =>
      or([
        eb(fn.count('seq'), '<>', ref('cases.version')),
        eb(fn.coalesce(fn.max('seq'), lit(0)), '<>', ref('cases.version')),
      ]),
    )
    .orderBy('cases.id')
    .execute()
  const { lost } = await db
    .selectFrom('case_reports')
    .select(({ fn }) => fn.countAll<number>().as('lost'))
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('case_id', 'not in', selectFrom('cases').select('cases.id')),
        eb('ref', 'not in', selectFrom('reports').select('reports.ref')),
      ]),
    )
    .executeTakeFirstOrThrow()
  const { orphans } = await db
    .selectFrom('case_events')
    .select(({ fn }) => fn.countAll<number>().as('orphans'))
    .where('case_id', 'not in', (cases) => cases.selectFrom('cases').select('cases.id'))
    .executeTakeFirstOrThrow()
  return [
    ...broken.map(({ id }) => `Case ${id} lacks some of its events.`),
    ...(orphans > 0 ? [`${orphans} events belong to no case.`] : []),
    ...(lost > 0 ? [`${lost} reports belong to a case that is not there, or are not there themselves.`] : []),
    ...(await uncountedFaults(db)),
  ]
}

/** Everything is counted once in each view: a view with another sum has lost something. Years stand for all periods. */
async function uncountedFaults(db: Db): Promise<string[]> {
  const views = await db
    .selectFrom('case_tallies')
    .select(({ fn }) => ['view', fn.sum<number>('n').as('n')])
    .where('period', 'like', '____')
    .groupBy('view')
    .execute()
  const sums = new Set(views.map(({ n }) => n))
  return sums.size <= 1 ? [] : ['The figures of cases differ between what is counted in all, by category and by unit.']
}
