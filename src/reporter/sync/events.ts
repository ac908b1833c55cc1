import type { SyncEvent } from './types.ts'

const CHANNEL = 'jianfu-sync'

export interface Events {
  emit(event: SyncEvent): void
  /** @returns ends the subscription */
  subscribe(listener: (event: SyncEvent) => void): () => void
}

/**
 * Tells this page, and where BroadcastChannel exists the other tabs and the worker, what becomes of items. A hint for the
 * screen only: the truth is the queue, and a listener that throws stops nobody's report.
 */
export function createEvents(): Events {
  const listeners = new Set<(event: SyncEvent) => void>()
  const tell = (event: SyncEvent) => {
    for (const listener of [...listeners])
      try {
        listener(event)
      } catch {
        // a broken screen must not stop the sending
      }
  }
  const channel = openChannel()
  if (channel) channel.onmessage = (message: MessageEvent<SyncEvent>) => tell(message.data)
  return {
    emit(event) {
      tell(event)
      channel?.postMessage(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function openChannel(): BroadcastChannel | undefined {
  try {
    const channel = new BroadcastChannel(CHANNEL)
    // In Node an open channel keeps the process alive.
    ;(channel as { unref?: () => void }).unref?.()
    return channel
  } catch {
    return undefined
  }
}
