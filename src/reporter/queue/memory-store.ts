import { KEY_OF, type SideTables, type Store } from './store.ts'
import type { QueueItem, QueuePart } from './types.ts'

type AnyRow = SideTables[keyof SideTables]

/**
 * The queue of a page whose browser refuses IndexedDB (private mode, blocked site data). The form works as long as there is a
 * network; nothing survives the page, and the screen says so.
 */
export function memoryStore(): Store {
  const items = new Map<string, QueueItem>()
  const parts = new Map<string, QueuePart>()
  const rows = { receipts: new Map(), drafts: new Map(), posters: new Map(), meta: new Map() } as const
  const watchers = new Set<(items: QueueItem[]) => void>()

  const tell = () => {
    for (const watcher of watchers) watcher([...items.values()])
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
    readRow: async (name, key) => table(name).get(key),
    readRows: async (name) => [...table(name).values()],
    writeRow: async (name, row) => void table(name).set(keyOf(name, row), row),
    async changeRow(name, key, change) {
      const row = change(table(name).get(key))
      if (row) table(name).set(key, row)
    },
    removeRow: async (name, key) => void table(name).delete(key),
    async clear() {
      items.clear()
      parts.clear()
      for (const rowsOfTable of Object.values(rows)) rowsOfTable.clear()
      tell()
    },
    close: () => watchers.clear(),
  }
}
