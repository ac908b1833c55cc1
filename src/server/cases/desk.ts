import { randomBytes } from 'node:crypto'
import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import type { Clock } from '../endpoint/clock.ts'
import type { CaseChange, CaseRow, StoredCase } from '../store/cases/types.ts'
import type { NewEntry } from '../store/staff/types.ts'
import type { Store } from '../store/types.ts'
import { apply, fileOf } from './apply.ts'
import { type Also, changeOf } from './change-of.ts'
import { decide } from './decide.ts'
import { loadWorld } from './load-world.ts'
import type { Actor, CaseFile, Intended, Refusal, World } from './types.ts'

export interface OpenedCase {
  readonly row: CaseRow
  readonly file: CaseFile
  readonly events: readonly CaseEvent[]
  readonly reports: readonly string[]
}

/** Somebody else was faster: the case as it is now, and what has happened since the version that was sent. */
export interface Conflict {
  readonly name: 'conflict'
  readonly file: CaseFile
  readonly events: readonly CaseEvent[]
}

export type ActOutcome =
  | { readonly name: 'done'; readonly file: CaseFile }
  | { readonly name: 'unknown' }
  | Conflict
  | Refusal

export type OpenOutcome =
  | { readonly name: 'opened'; readonly id: string; readonly file: CaseFile }
  /** One of the reports has come to belong to a case in the meantime. */
  | { readonly name: 'conflict' }
  | Refusal

export interface AlsoStored extends Also {
  readonly entries?: readonly NewEntry[]
}

/** The one way in which anything happens to a case: decided on what is stored, and stored only on what it was decided on. */
export interface CaseDesk {
  read(id: string): Promise<OpenedCase | undefined>
  open(intended: Intended, actor: Actor, joined: readonly string[], also?: AlsoStored): Promise<OpenOutcome>
  /**
   * One act, or several of the same actor that belong together: all or none.
   *
   * @param version as the actor saw the case; undefined: an act of the server or a reporter, who saw none. It is decided anew
   *   when somebody else was faster
   */
  act(
    id: string,
    version: number | undefined,
    intended: Intended | readonly Intended[],
    actor: Actor,
    also?: AlsoStored,
  ): Promise<ActOutcome>
  /** A duplicate joins another case with its reports, in one transaction. */
  merge(id: string, version: number, into: string, intoVersion: number, actor: Actor): Promise<ActOutcome>
  world(): Promise<World>
}

/** How often the server decides anew; every time somebody else's act has been stored in between. */
const TRIES = 20

/** @param happened told after every change that was stored */
export function caseDesk(store: Pick<Store, 'cases' | 'caseSettings'>, clock: Clock, happened: () => void): CaseDesk {
  const world = () => loadWorld(store, clock)

  async function read(id: string): Promise<OpenedCase | undefined> {
    const stored = await store.cases.get(id)
    return stored && { ...stored, file: fileWith(id, stored) }
  }

  async function append(changes: readonly CaseChange[], entries: readonly NewEntry[] = []) {
    const outcome = await store.cases.append(changes, entries)
    if (outcome === 'stored') happened()
    return outcome
  }

  async function tryAct(
    id: string,
    version: number | undefined,
    acts: readonly Intended[],
    actor: Actor,
    { entries, ...also }: AlsoStored,
  ): Promise<ActOutcome | 'again'> {
    const before = await read(id)
    if (!before) return { name: 'unknown' }
    if (version !== undefined && version !== before.file.version) return conflict(before, version)
    const around = await world()
    const decided = decideAll(before.file, acts, actor, around)
    if (decided.name !== 'decided') return decided
    const beside = { ...also, ...keptSummary(before, also.erased) }
    const { file, ...change } = changeOf(id, before.file, decided.events, around, beside)
    return (await append([change], entries)) === 'stored' ? { name: 'done', file } : 'again'
  }

  return {
    read,
    world,

    open: async (intended, actor, joined, { entries, ...also } = {}) => {
      const around = await world()
      const decided = decide(undefined, intended, actor, around)
      if (decided.name !== 'decided') return decided
      const id = randomBytes(16).toString('hex')
      const { file, ...change } = changeOf(id, undefined, decided.events, around, { ...also, joined })
      return (await append([change], entries)) === 'stored' ? { name: 'opened', id, file } : { name: 'conflict' }
    },

    act: async (id, version, intended, actor, also = {}) => {
      const acts = 'act' in intended ? [intended] : intended
      for (let tries = 0; tries < TRIES; tries++) {
        const outcome = await tryAct(id, version, acts, actor, also)
        if (outcome !== 'again') return outcome
      }
      // The case has not changed, but a report it takes in has been taken by another one.
      const now = version === undefined ? undefined : await read(id)
      if (now) return conflict(now, now.file.version)
      throw new Error(`case ${id} changes faster than it can be decided on`)
    },

    merge: async (id, version, into, intoVersion, actor) => {
      const [from, to] = await Promise.all([read(id), read(into)])
      if (!from || !to) return { name: 'unknown' }
      if (from.file.version !== version) return conflict(from, version)
      if (to.file.version !== intoVersion) return conflict(to, intoVersion)
      if (id === into || from.file.line !== to.file.line)
        return { name: 'invalid', path: '/into', message: 'is no other case of its kind' }
      const around = await world()
      const left = decide(from.file, { act: 'merge', into, intoVersion }, actor, around)
      if (left.name !== 'decided') return left
      const server: Actor = { name: actor.name, party: 'server' }
      const came = decide(to.file, { act: 'join', from: id, reports: from.file.reports }, server, around)
      if (came.name !== 'decided') return came
      const { reports } = from.file
      // The words go with their report: nobody would find them here when it is withdrawn.
      const { file, ...leaving } = changeOf(id, from.file, left.events, around, { left: reports, summary: '' })
      const { file: _, ...joining } = changeOf(into, to.file, came.events, around, {
        joined: reports,
        ...keptSummary(to),
      })
      if ((await append([leaving, joining])) === 'stored') return { name: 'done', file }
      const now = await read(id)
      return now ? conflict(now, version) : { name: 'unknown' }
    },
  }
}

/** Acts one after the other, each decided on what the ones before it made of the case. */
function decideAll(before: CaseFile, acts: readonly Intended[], actor: Actor, world: World) {
  const events: CaseEvent[] = []
  let file = before
  for (const intended of acts) {
    const decided = decide(file, intended, actor, world)
    if (decided.name !== 'decided') return decided
    events.push(...decided.events)
    file = decided.events.reduce(apply, file)
  }
  return { name: 'decided', events } as const
}

const fileWith = (id: string, { events }: StoredCase): CaseFile => fileOf(id, events)

const conflict = ({ file, events }: OpenedCase, version: number): Conflict => ({
  name: 'conflict',
  file,
  events: events.filter(({ seq }) => seq > version),
})

/**
 * The words of a work order stand in the report that opened it and in its row alone, and go from both when it is withdrawn; those
 * of the other lines stand in their events.
 */
function keptSummary({ row, events }: OpenedCase, erased: readonly string[] = []): { summary?: string } {
  if (row.line !== 'grid') return {}
  const isErased = events.some((event) => event.act === 'open' && 'report' in event && erased.includes(event.report))
  return { summary: isErased ? '' : row.summary }
}
