import { Readable } from 'node:stream'
import type { PrintRun } from '../../../contract/staff/printing.ts'
import { entryOf } from '../../accounts/locks.ts'
import type { PrintRunRow } from '../../store/posters/print-types.ts'
import { runText } from './order-text.ts'
import type { PrintWorld } from './print-world.ts'
import { runSheets, standsAsOrdered } from './run-sheets.ts'
import { writeFile } from './write-file.ts'

export type OpenedRun =
  | { readonly name: 'file'; readonly file: Readable }
  /** It was cancelled, has failed, or is being written for somebody else. */
  | { readonly name: 'ended' }
  /** A code was revoked, or something else would stand on a sheet than when it was ordered. */
  | { readonly name: 'changed' }

export interface Reader {
  /** Name of an account, written down once the file has been read to the end. */
  readonly who: string
  /** Told how many of `stepsOf` are done. */
  readonly onStep?: (done: number) => void
}

/** How often a run tells how far it is and asks whether it was cancelled. */
const BEAT_MS = 1_000

/** Steps in which a file is written: pages, or sheets where each is a file of its own. */
export const stepsOf = ({ order, pages, codes }: PrintRunRow): PrintRun['steps'] =>
  order.format === 'pdf' ? pages : codes

/**
 * Takes a run and writes its file while it is read. A reader that goes away cancels the run; one that was done before stays done,
 * because its first file was printed.
 */
export async function openRun(world: PrintWorld, run: PrintRunRow, reader: Reader): Promise<OpenedRun> {
  if (run.state !== 'ready' && run.state !== 'done') return { name: 'ended' }
  if (!(await standsAsOrdered(world, run))) return { name: 'changed' }
  const taken = await world.store.printRuns.take(run.id, world.clock.now().toISOString())
  if (taken === 'ended') return { name: 'ended' }
  return { name: 'file', file: Readable.from(written(world, run, reader, taken === 'again'), { objectMode: false }) }
}

async function* written(
  world: PrintWorld,
  run: PrintRunRow,
  { who, onStep }: Reader,
  again: boolean,
): AsyncGenerator<Buffer> {
  const { store, clock } = world
  let done = 0
  const file = writeFile(runSheets(world, run.id), run, clock.dayOf(run.at), (step) => {
    done = step
    onStep?.(step)
  })
  const beat = setInterval(async () => {
    const goesOn = await store.printRuns.advance(run.id, done, clock.now().toISOString()).catch(() => true)
    if (!goesOn) file.destroy()
  }, BEAT_MS)
  let state: 'done' | 'cancelled' | 'failed' = 'cancelled'
  // What the reader does to the outer stream is no fault of the file.
  file.once('error', () => {
    state = 'failed'
  })
  let isKept = true
  try {
    for await (const chunk of file) yield chunk
    state = 'done'
  } finally {
    clearInterval(beat)
    isKept = await end()
  }
  // Cancelled since the last beat: a file that came to its end would be printed, and nobody would know.
  if (!isKept) throw new Error('The run was cancelled.')

  async function end(): Promise<boolean> {
    const entry = entryOf(world, who, 'posters-printed', runText(run))
    if (state !== 'done') return store.printRuns.end(run.id, state, done)
    if (!again) return store.printRuns.end(run.id, state, stepsOf(run), entry)
    await store.audit.add(entry)
    return true
  }
}
