import type { Store } from '../../store/types.ts'
import { duties } from '../clocks/duties.ts'
import type { CaseDesk } from '../desk.ts'
import type { World } from '../types.ts'
import { onceEach } from './once-each.ts'
import { SERVER } from './server-actor.ts'

/**
 * Says what the clocks of all cases have to say by now: reminders, escalations, limits that have passed, and the end of contact
 * and address. When a clock speaks stands in the database, so a server that was down says at its start what it has missed.
 *
 * @throws the first fault, after all other cases have had their turn; its case is woken again the next time
 */
export async function runClocks({ cases }: Pick<Store, 'cases'>, desk: CaseDesk): Promise<void> {
  const world = await desk.world()
  await onceEach(
    (limit) => cases.waking(world.now, limit),
    (id) => id,
    (id) => wake(desk, id, world),
  )
}

async function wake(desk: CaseDesk, id: string, world: World): Promise<void> {
  const opened = await desk.read(id)
  if (!opened) return
  const { file } = opened
  // None, when a holiday table imported since has moved a reminder: then storing the case tells it when to wake instead.
  const due = duties(file, world)
  const forgotten = due.some(({ act }) => act === 'archive')
  // Of the version it was read with: who acted since may have stopped the clock.
  const { name } = await desk.act(id, file.version, due, SERVER, forgotten ? { forgotten } : {})
  if (name !== 'done' && name !== 'conflict' && name !== 'unknown') throw new Error(`the clock of case ${id}: ${name}`)
}
