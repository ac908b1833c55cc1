import { SERVER_NAME } from '../../contract/staff/cases/events.ts'
import type { CaseChange } from '../store/cases/types.ts'
import type { NewEntry } from '../store/staff/types.ts'
import type { Store } from '../store/types.ts'
import { changeOf } from './change-of.ts'
import { decide } from './decide.ts'
import type { CaseDesk } from './desk.ts'
import type { Actor } from './types.ts'

interface Removal {
  readonly code: string
  /** Who takes its open cases. */
  readonly to: string | undefined
  /** On which it ceases. */
  readonly day: string
  readonly entry: NewEntry
}

export type RemovalOutcome =
  | { readonly name: 'done' }
  | { readonly name: 'unknown' }
  /** It has open cases, and nobody to take them. */
  | { readonly name: 'busy'; readonly open: number }
  /** One that cannot go there: of burdens, to a unit below the county. */
  | { readonly name: 'refused'; readonly id: string }
  | { readonly name: 'conflict' }

/** Somebody may act on one of its cases, or send it one more, while they are handed over. */
const TRIES = 5

/** A unit ceases, and all its open cases are handed over with it in one transaction: none is ever with a unit that is not there. */
export async function removeUnit(store: Store, desk: CaseDesk, removal: Removal): Promise<RemovalOutcome> {
  const { code, to, day, entry } = removal
  for (let tries = 0; tries < TRIES; tries++) {
    const open = await store.cases.openOf(code)
    if (open.length > 0 && to === undefined) return { name: 'busy', open: open.length }
    const changes: CaseChange[] = []
    for (const id of open) {
      const change = await handOver(desk, id, code, to as string)
      if (!change) return { name: 'refused', id }
      changes.push(change)
    }
    const outcome = await store.caseSettings.removeUnit(code, day, changes, entry)
    if (outcome === 'done' || outcome === 'unknown') return { name: outcome }
  }
  return { name: 'conflict' }
}

/** @returns undefined when the rules forbid it */
async function handOver(desk: CaseDesk, id: string, unit: string, to: string): Promise<CaseChange | undefined> {
  const opened = await desk.read(id)
  if (!opened) return undefined
  const world = await desk.world()
  const server: Actor = { name: SERVER_NAME, party: 'server', unit }
  const decided = decide(opened.file, { act: 'hand-over', unit, to }, server, world)
  if (decided.name !== 'decided') return undefined
  const { file: _, ...change } = changeOf(id, opened.file, decided.events, world, { summary: opened.row.summary })
  return change
}
