import { KEY_OF, type SideTables, type Store } from './store.ts'
import type { FollowUp, QueueItem, QueuePart } from './types.ts'

type AnyRow = SideTables[keyof SideTables]

/**
 * The queue of a page whose browser refuses IndexedDB (private mode, blocked site data). The form works as long as there is a
 * network; nothing survives the page, and the screen says so.
 */
export function memoryStore(): Store {
  const items = new Map<string, QueueItem>()
  const parts = new Map<string, QueuePart>()
  const rows = {
    followUps: new Map(),
    receipts: new Map(),
    drafts: new Map(),
    posters: new Map(),
    meta: new Map(),
  } as const
  const watchers = new Set<(items: QueueItem[]) => void>()
  const followUpWatchers = new Set<(followUps: FollowUp[]) => void>()

  const tell = () => {
    for (const watcher of watchers) watcher([...items.values()])
  }
  const tellFollowUps = () => {
    for (const watcher of followUpWatchers) watcher([...table('followUps').values()])
  }
  const table = <Name extends keyof SideTables>(name: Name): Map<string, SideTables[Name]> => rows[name]
  const keyOf = (name: keyof SideTables, row: AnyRow) => (row as unknown as Record<string, string>)[KEY_OF[name]] ?? ''

  return {
    persistent: false,
    async addItem(item, pieces) {
      for (const known of items.values()) if (known.id === item.id) return 'duplicate'
      items.set(item.key, item)
      for (const piece of pieces) parts.set(`${piece.item} ${piece.sha256}`, piece)
      tell()
      return 'stored'
    },
    readItem: async (key) => items.get(key),
    readItems: async () => [...items.values()],
    async changeItem(key, change) {
      const item = items.get(key)
      if (!item) return
      items.set(key, change(item))
      tell()
    },
    async removeItem(key) {
      for (const name of [...parts.keys()]) if (name.startsWith(`${key} `)) parts.delete(name)
      items.delete(key)
      tell()
    },
    readPart: async (item, sha256) => parts.get(`${item} ${sha256}`)?.bytes,
    watchItems(callback) {
      watchers.add(callback)
      callback([...items.values()])
      return () => watchers.delete(callback)
    },
    watchFollowUps(callback) {
      followUpWatchers.add(callback)
      callback([...table('followUps').values()])
      return () => followUpWatchers.delete(callback)
    },
    readRow: async (name, key) => table(name).get(key),
    readRows: async (name) => [...table(name).values()],
    writeRow: async (name, row) => void table(name).set(keyOf(name, row), row),
    async changeRow(name, key, change) {
      const row = change(table(name).get(key))
      if (row) table(name).set(key, row)
      tellFollowUps()
    },
    async removeRow(name, key) {
      table(name).delete(key)
      tellFollowUps()
    },
    async clear() {
      items.clear()
      parts.clear()
      for (const rowsOfTable of Object.values(rows)) rowsOfTable.clear()
      tell()
      tellFollowUps()
    },
    close() {
      watchers.clear()
      followUpWatchers.clear()
    },
  }
}
