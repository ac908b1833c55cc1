import type { Db } from '../tables/database.ts'
import type { SumTable } from './sums.ts'
import { type Register, readRegister, upwardOf } from './upward.ts'

/**
 * Figures that do not equal a count of what they were made from, one sentence each. Reads sums of years and an index: it must not
 * take hours where there are millions of reports.
 */
export async function tallyFaults(db: Db): Promise<string[]> {
  const register = await readRegister(db)
  const burden = await countReports(db, register, 'burden')
  const grid = await countReports(db, register, 'grid')
  const exact = await yearsOf(db, 'burden_tallies', burden.cities)
  const grids = await yearsOf(db, 'grid_tallies', grid.cities)
  const released = await yearsOf(db, 'released_tallies', burden.cities)
  const { arrivals } = await db
    .selectFrom('grid_arrivals')
    .select(({ fn }) => fn.countAll<number>().as('arrivals'))
    .executeTakeFirstOrThrow()
  const { published } = await db
    .selectFrom('blocks')
    .select(({ fn }) => fn.sum<number | null>('n').as('published'))
    .executeTakeFirstOrThrow()
  const { waiting } = await db
    .selectFrom('pending')
    .select(({ fn }) => fn.sum<number | null>('n').as('waiting'))
    .where('item', '=', '')
    .executeTakeFirstOrThrow()
  return [
    ...differ(burden.n, 'burden reports', exact.n, 'in the figures'),
    ...differ(grid.n, 'grid reports', grids.n + arrivals, 'in the figures'),
    ...differ(
      exact.n - exact.own,
      'burden reports outside bursts',
      (published ?? 0) + (waiting ?? 0),
      'in blocks or waiting',
    ),
    ...differ(published ?? 0, 'reports in blocks', released.n, 'in the released figures'),
  ]
}

const differ = (there: number, what: string, counted: number, where: string): string[] =>
  there === counted ? [] : [`There are ${there} ${what}, but ${counted} are ${where}.`]

/** Every report is counted at one city, in one year. */
async function yearsOf(db: Db, table: SumTable, cities: readonly string[]) {
  const sums = await db
    .selectFrom(table)
    .select(({ fn }) => [fn.sum<number | null>('n').as('n'), fn.sum<number | null>('own').as('own')])
    .where('view', '=', 'total')
    .where('place', 'in', cities.length > 0 ? cities : [''])
    .where('period', 'like', '____')
    .executeTakeFirstOrThrow()
  return { n: sums.n ?? 0, own: sums.own ?? 0 }
}

async function countReports(db: Db, register: Register, kind: 'burden' | 'grid') {
  const rows = await db
    .selectFrom('reports')
    .select(({ fn }) => ['place', fn.countAll<number>().as('n')])
    .where('kind', '=', kind)
    .groupBy('place')
    .execute()
  const upward = await upwardOf(register, kind, rows)
  return {
    n: rows.reduce((sum, row) => sum + row.n, 0),
    cities: [...new Set([...upward.values()].flatMap((way) => way.slice(-1)))],
  }
}
