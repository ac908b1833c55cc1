import { BURST } from '../../../contract/staff/tally.ts'
import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import type { CountedTable } from '../tables/tally-tables.ts'

/** A report as far as it matters who might have sent it: the capability is that of the chosen place. */
export interface Sent {
  readonly day: string
  readonly place: string
  readonly category: string
  readonly issuerLevel: string
  readonly issuer: string
}

export interface Bursts {
  /** Whether so many came with this capability on this day that all of them are marked. */
  isBurst(day: string, place: string): boolean
  /** Notes a report. @returns whether it is the first of its leaf with this capability on this day */
  count(sent: Sent): boolean
  /** Remembers what further releases of the same day have to know, and forgets all other days. */
  remember(trx: Trx): Promise<void>
}

/**
 * Counts the waiting reports by capability and day (DESIGN 9: bursts are marked; at most one a day counts towards k).
 *
 * @param open the day of which later releases will bring more. Left out where a day is released once, as in production: then
 *   nothing that knows a day is written. A burst that only a later release makes full marks the reports of that release only:
 *   to find the earlier ones their day would have to be kept.
 */
export async function readBursts(trx: Trx, open?: string): Promise<Bursts> {
  const waiting = await trx
    .selectFrom('intake')
    .select(({ fn }) => ['day', 'place', fn.countAll<number>().as('n')])
    .groupBy(['day', 'place'])
    .execute()
  const earlier =
    open === undefined ? [] : await trx.selectFrom('counted').selectAll().where('day', '=', open).execute()
  const totals = new Map<string, number>()
  for (const { day, place, n } of [...waiting, ...earlier])
    totals.set(`${day},${place}`, (totals.get(`${day},${place}`) ?? 0) + n)
  const counted = new Map(earlier.map((row) => [keyOf(row), row]))
  return {
    isBurst: (day, place) => (totals.get(`${day},${place}`) ?? 0) >= BURST,
    count: ({ day, place, category, issuerLevel, issuer }) => {
      const row = { day, place, category, issuer_level: issuerLevel, issuer, n: 0 }
      const known = counted.get(keyOf(row))
      counted.set(keyOf(row), { ...row, n: (known?.n ?? 0) + 1 })
      return known === undefined
    },
    remember: async (into) => {
      await into.deleteFrom('counted').execute()
      const rows = [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
      for (const some of chunks(rows.filter(({ day }) => day === open)))
        await into.insertInto('counted').values(some).execute()
    },
  }
}

const keyOf = (row: CountedTable): string => [row.day, row.place, row.category, row.issuer_level, row.issuer].join()
