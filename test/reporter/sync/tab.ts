import { enqueue, listItems } from '../../../src/reporter/queue/queue.ts'
import type { EnqueueMeta, QueueItem, SealedBytes } from '../../../src/reporter/queue/types.ts'
import { createBackoff } from '../../../src/reporter/sync/backoff.ts'
import type { Locks, SyncEnvironment } from '../../../src/reporter/sync/environment.ts'
import type { SyncEvent } from '../../../src/reporter/sync/types.ts'
import { meta, sealed } from '../queue/phone.ts'
import type { FakeServer } from './fake-server.ts'

export interface Clock {
  time: number
}

/** Web Locks of one phone, shared by its tabs. */
export function phoneLocks(): Locks {
  const held = new Set<string>()
  return {
    async request(name, _options, run) {
      if (held.has(name)) return run(null)
      held.add(name)
      try {
        return await run({})
      } finally {
        held.delete(name)
      }
    },
  }
}

/** One tab: sleeping moves its clock instead of taking time. */
export function newTab(
  server: Pick<FakeServer, 'fetch'>,
  { clock = { time: 1e12 }, locks }: { clock?: Clock; locks?: Locks } = {},
) {
  const events: SyncEvent[] = []
  const slept: number[] = []
  const listeners = new Set<(event: SyncEvent) => void>()
  const environment: SyncEnvironment = {
    fetch: (url, init) => server.fetch(url, init),
    locks,
    now: () => clock.time,
    async sleep(ms) {
      slept.push(ms)
      clock.time += ms
    },
    random: Math.random,
    backoff: createBackoff(() => clock.time, Math.random),
    events: {
      emit(event) {
        events.push(event)
        for (const listener of listeners) listener(event)
      },
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
  return { environment, events, slept, clock }
}

export type Tab = ReturnType<typeof newTab>

/** Puts a report into the queue as the form does, with this server's key. */
export async function write(
  server: FakeServer,
  { parts = 0, ...more }: Partial<EnqueueMeta> & { parts?: number } = {},
): Promise<{ report: SealedBytes; key: string }> {
  const report = sealed({ parts })
  server.needed.set(
    report.id,
    report.parts.map(({ sha256 }) => sha256),
  )
  await enqueue(report, meta({ serverKeys: [server.signer.key], ...more }))
  const item = (await listItems()).find(({ id }) => id === report.id)
  return { report, key: item?.key as string }
}

/** What the outbox shows of one item: gone, waiting, or put aside with a code. */
export async function stateOf(key: string): Promise<string> {
  const item: QueueItem | undefined = (await listItems()).find((candidate) => candidate.key === key)
  if (!item) return 'gone'
  return item.state.name === 'quarantined' ? `quarantined ${item.state.status} ${item.state.code}` : 'waiting'
}

export const lastReason = ({ events }: Tab): string | undefined => {
  const waiting = events.filter((event) => event.name === 'waiting')
  return waiting[waiting.length - 1]?.reason
}
