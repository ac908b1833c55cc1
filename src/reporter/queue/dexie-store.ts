import { currentItem } from './current-item.ts'
import type { JianfuDatabase } from './database.ts'
import type { Store } from './store.ts'
import { watchRows } from './watch-rows.ts'
import { withReopen } from './with-reopen.ts'

/** The queue in IndexedDB. Every operation survives a connection that the system closed behind our back. */
export function dexieStore(database: JianfuDatabase): Store {
  const { items, parts } = database
  const run = <Result>(operation: () => PromiseLike<Result>) => withReopen(database, operation)
  return {
    persistent: true,
    addItem: (item, pieces) =>
      run(() =>
        database.transaction('rw', items, parts, async () => {
          const known = await items.where('id').equals(item.id).first()
          // The same key: our own first try did commit before its connection was lost.
          if (known) return known.key === item.key ? 'stored' : 'duplicate'
          await items.add(item)
          await parts.bulkAdd([...pieces])
          return 'stored'
        }),
      ),
    readItem: (key) => run(async () => currentItem(await items.get(key))),
    readItems: () => run(async () => (await items.toArray()).map((item) => currentItem(item))),
    changeItem: (key, change) =>
      run(() =>
        database.transaction('rw', items, async () => {
          const item = currentItem(await items.get(key))
          if (item) await items.put(change(item))
        }),
      ),
    removeItem: (key) =>
      run(() =>
        database.transaction('rw', items, parts, async () => {
          await parts.where('item').equals(key).delete()
          await items.delete(key)
        }),
      ),
    readPart: (item, sha256) => run(async () => (await parts.get([item, sha256]))?.bytes),
    watchItems: (callback) =>
      watchRows(
        () => items.toArray(),
        (rows) => callback(rows.map((item) => currentItem(item))),
      ),
    watchFollowUps: (callback) => watchRows(() => database.followUps.toArray(), callback),
    readRow: (table, key) => run(() => database.table(table).get(key)),
    readRows: (table) => run(() => database.table(table).toArray()),
    writeRow: (table, row) => run(async () => void (await database.table(table).put(row))),
    changeRow: (table, key, change) =>
      run(() =>
        database.transaction('rw', database.table(table), async () => {
          const row = change(await database.table(table).get(key))
          if (row) await database.table(table).put(row)
        }),
      ),
    removeRow: (table, key) => run(() => database.table(table).delete(key)),
    clear: () =>
      run(() =>
        database.transaction('rw', database.tables, async () => {
          await Promise.all(database.tables.map((table) => table.clear()))
        }),
      ),
    close: () => database.close(),
  }
}
