import { randomBytes } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { PrintOrder } from '../../../contract/staff/printing.ts'
import { entryOf } from '../../accounts/locks.ts'
import { sheetDigest } from '../../sheets/digest.ts'
import type { PrintRunRow } from '../../store/posters/print-types.ts'
import { type Sheet, sheetContents } from '../sheet-content.ts'
import { orderText } from './order-text.ts'
import type { PrintWorld } from './print-world.ts'
import { sheetCounter } from './sheet-counter.ts'

export type Planned =
  | { readonly name: 'planned'; readonly run: PrintRunRow }
  /** `no-places`: nothing of what was asked for is there. `unchanged`: all of it was printed as it would be now. */
  | { readonly name: 'nothing'; readonly why: 'no-places' | 'unchanged' }

/**
 * Makes the codes that are missing and writes down what is to stand on every sheet, so that any process can write the file at any
 * time. What is held does not grow with the number of sheets, and others get their turn between chunks of them.
 *
 * @param who name of an account, as it is written down
 */
export async function planRun(world: PrintWorld, order: PrintOrder, who: string): Promise<Planned> {
  const { store, clock, common } = world
  const run = { id: randomBytes(12).toString('hex'), at: clock.now().toISOString(), who, order }
  await store.printRuns.begin(run)
  const counter = sheetCounter(order)
  let made = 0
  let why: 'no-places' | 'unchanged' = 'no-places'
  for await (const places of store.posters.chosen(order.choice)) {
    const posters = await store.posters.ensure(order.choice.kind, places, clock.day())
    made += posters.made
    why = 'unchanged'
    const sheets: Sheet[] = []
    for await (const sheet of sheetContents(store, common, posters.rows)) sheets.push(sheet)
    await store.printRuns.addSheets(run.id, counter.add(await wanted(world, order, sheets)))
    await othersTurn()
  }
  if (made > 0) await store.audit.add(entryOf(world, who, 'posters-made', `${orderText(order)} ${made}`))
  const counts = { ...counter.counts(), made }
  if (counts.codes > 0) {
    await store.printRuns.ready(run.id, counts, clock.now().toISOString())
    return { name: 'planned', run: { ...run, ...counts, state: 'ready', done: 0 } }
  }
  await store.printRuns.forget(run.id)
  return { name: 'nothing', why }
}

/** What is to be printed of these sheets, with the digests of what stands on them. */
async function wanted({ store }: PrintWorld, { only, layout }: PrintOrder, sheets: readonly Sheet[]) {
  const all = sheets.map((sheet) => ({ sheet, digest: sheetDigest(sheet.content) }))
  if (only === 'all') return all
  const printed = await store.printRuns.printed(
    layout,
    sheets.map(({ poster }) => poster.code),
  )
  return all.filter(({ sheet, digest }) => printed.get(sheet.poster.code) !== digest)
}
