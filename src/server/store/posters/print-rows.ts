import type { PrintRunTable } from '../tables/sheet-tables.ts'
import type { NewPrintRun, PrintCounts, PrintRunRow } from './print-types.ts'

/** Silence after which the process of a run that is printing must have died; a living one speaks every second. */
export const SILENT_MS = 2 * 60_000

export const newRow = ({ order, ...run }: NewPrintRun): PrintRunTable => ({
  ...run,
  print_order: JSON.stringify(order),
  layout: order.layout,
  reach: commonBeginning(order.choice.under),
  state: 'failed',
  ...{ codes: 0, sheets: 0, pages: 0, done: 0, made: 0 },
  unprintable: '[]',
  touched: run.at,
})

export const countColumns = ({ unprintable, ...counts }: PrintCounts) => ({
  ...counts,
  unprintable: JSON.stringify(unprintable),
})

export function fromRow(row: PrintRunTable, now: string): PrintRunRow {
  const { print_order, unprintable, reach: _reach, layout: _layout, touched, state, ...run } = row
  const silent = state === 'printing' && Date.parse(now) - Date.parse(touched) > SILENT_MS
  return {
    ...run,
    order: JSON.parse(print_order),
    unprintable: JSON.parse(unprintable),
    state: silent ? 'failed' : state,
  }
}

/** Codes roll up by their beginnings: what all begin with reaches as far as the widest of them and what parts them. */
function commonBeginning(codes: readonly string[]): string {
  const [first = '', ...others] = codes
  let length = first.length
  for (const code of others) while (!code.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}
