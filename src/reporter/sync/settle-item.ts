import { keepReceipt, type QueueItem, quarantine, removeItem } from '../queue/queue.ts'
import type { SyncEnvironment } from './environment.ts'
import type { Outcome } from './outcome.ts'

/** Writes down what became of an item, and only then says so. */
export async function settleItem(environment: SyncEnvironment, item: QueueItem, outcome: Outcome): Promise<void> {
  const { backoff, events } = environment
  switch (outcome.name) {
    case 'delivered': {
      const { receipt } = outcome
      // Kept before removed: a crash in between repeats the delivery, and never loses the receipt that was asked for.
      if (item.keepCode !== undefined) await keepReceipt({ code: item.keepCode, id: item.id, receipt })
      await removeItem(item.key)
      backoff.forget(item.key)
      return events.emit({ name: 'delivered', id: item.id, receipt })
    }
    case 'quarantine': {
      const { status, code, detail } = outcome
      await quarantine(item.key, { status, code, detail })
      backoff.forget(item.key)
      return events.emit({ name: 'quarantined', id: item.id })
    }
    case 'keep': {
      const retryAt = backoff.failed(item.key, outcome.toldMs)
      return events.emit({ name: 'waiting', id: item.id, reason: outcome.reason, retryAt })
    }
    case 'gone':
      return backoff.forget(item.key)
  }
}
