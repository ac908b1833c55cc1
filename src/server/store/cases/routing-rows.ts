import type { Routing } from '../../../contract/staff/cases/settings.ts'
import type { RoutingTable } from '../tables/case-tables.ts'

export const fromRouting = ({ place, category, lead, assists, limit }: Routing): RoutingTable => ({
  ...{ place, category, lead },
  assists: JSON.stringify(assists),
  limit_unit: limit?.unit ?? null,
  limit_amount: limit?.amount ?? null,
})

export function toRouting(row: RoutingTable): Routing {
  const { place, category, lead, assists, limit_unit: unit, limit_amount: amount } = row
  const limit = unit === null || amount === null ? {} : { limit: { unit, amount } }
  return { place, category, lead, assists: JSON.parse(assists) as string[], ...limit }
}
