import { type IssuerTable, NOT_GIVEN } from '../../contract/staff/tally.ts'
import { ISSUERS } from '../../contract/taxonomy/issuers.ts'
import type { Asked } from './asked.ts'
import { issuerCells } from './issuer-cells.ts'
import { type Sources, sum } from './sources.ts'

const ORDER: readonly string[] = [...ISSUERS.map(({ code }) => code), NOT_GIVEN]

/**
 * Which department, at which level, asked for it? The total's `n`, told apart by level and issuer: rows and `undivided` add up
 * to it. Only issuers with a number have a row (there are 300 others), in the order of the taxonomy, last `-` for not given.
 * `undivided` are released blocks that hold several issuers, and levels that are not shown one by one.
 */
export async function byIssuer(sources: Sources, asked: Asked): Promise<IssuerTable> {
  const found = await issuerCells(sources, asked)
  const rows = asked.levels.flatMap((level) =>
    ORDER.map((code) => ({
      level,
      code,
      n: sum(found.filter(({ issuerLevel, issuer }) => issuerLevel === level && issuer === code).map(({ n }) => n)),
    })).filter(({ n }) => n > 0),
  )
  return { rows, undivided: sum(found.map(({ n }) => n)) - sum(rows.map(({ n }) => n)) }
}
