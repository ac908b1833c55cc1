import { currentStore } from './open-store.ts'
import type { ItemState, QueueItem } from './types.ts'

/** All items, in the order of their random keys, which says nothing of when they were written. */
export const listItems = async (): Promise<QueueItem[]> => (await currentStore()).readItems()

export const getItem = async (key: string): Promise<QueueItem | undefined> => (await currentStore()).readItem(key)

/**
 * Calls back with all items: soon, and after every change, also one made by another tab or the service worker.
 *
 * @returns ends the watching
 */
export function watchItems(callback: (items: QueueItem[]) => void): () => void {
  let ended = false
  let end = () => {}
  currentStore().then((store) => {
    if (!ended) end = store.watchItems(callback)
  })
  return () => {
    ended = true
    end()
  }
}

/** The bytes of one piece of a photo. */
export const readPart = async (key: string, sha256: string): Promise<ArrayBuffer | undefined> =>
  (await currentStore()).readPart(key, sha256)

export const markPartSent = (key: string, sha256: string): Promise<void> => markParts(key, [sha256], true)

/** The server lacks these pieces after all (it sweeps those that wait for their report too long): they go again. */
export const markPartsUnsent = (key: string, missing: readonly string[]): Promise<void> =>
  markParts(key, missing, false)

async function markParts(key: string, which: readonly string[], sent: boolean): Promise<void> {
  await change(key, (item) => ({
    ...item,
    parts: item.parts.map((part) => (which.includes(part.sha256) ? { ...part, sent } : part)),
  }))
}

/** What a freshly fetched poster says anew. The sealed bytes never change: their digest is what the receipt signs. */
export async function renewItem(
  key: string,
  fresh: Pick<QueueItem, 'serverKeys'> & Partial<Pick<QueueItem, 'place' | 'cap'>>,
): Promise<void> {
  await change(key, (item) => ({ ...item, ...fresh }))
}

/** The server will not take these bytes. They stay, visible with the reason, until the reporter decides. */
export const quarantine = (key: string, why: { status: number; code: string; detail: string }): Promise<void> =>
  setState(key, { name: 'quarantined', ...why })

/** The reporter wants a quarantined item sent once more, same bytes, same id. */
export const releaseItem = (key: string): Promise<void> => setState(key, { name: 'waiting' })

const setState = (key: string, state: ItemState): Promise<void> => change(key, (item) => ({ ...item, state }))

/** Report and photo pieces, in one transaction. Called with the receipt in hand, or when the reporter throws the item away. */
export const removeItem = async (key: string): Promise<void> => (await currentStore()).removeItem(key)

async function change(key: string, how: (item: QueueItem) => QueueItem): Promise<void> {
  const store = await currentStore()
  await store.changeItem(key, how)
}
