import type { Table } from '../../contract/staff/tally.ts'
import type { Asked } from './asked.ts'
import { issuerCells } from './issuer-cells.ts'
import { type Sources, sum } from './sources.ts'

/**
 * Which level asked for it? The total's `n`, told apart by issuer level: rows and `undivided` add up to it. Every level that is
 * shown to who asks has a row, in the order of the taxonomy, last `-` for not given; one that was asked for stands alone.
 * `undivided` are released blocks that hold several levels, and levels that are not shown one by one.
 */
export async function byIssuerLevel(sources: Sources, asked: Asked): Promise<Table> {
  const found = await issuerCells(sources, asked)
  const rows = asked.levels
    .filter((code) => asked.issuerLevel === undefined || code === asked.issuerLevel)
    .map((code) => ({ code, n: sum(found.filter(({ issuerLevel }) => issuerLevel === code).map(({ n }) => n)) }))
  return { rows, undivided: sum(found.map(({ n }) => n)) - sum(rows.map(({ n }) => n)) }
}
