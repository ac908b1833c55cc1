import { JianfuDatabase } from './database.ts'
import { dexieStore } from './dexie-store.ts'
import { memoryStore } from './memory-store.ts'
import type { Store } from './store.ts'

/** A database that does not open within this time (an old tab that will not let go, WebKit hanging at the first open) never will. */
const PATIENCE_MS = 8_000

let opened: Promise<Store> | undefined

/** The store of this page, opened at the first use. */
export function currentStore(): Promise<Store> {
  opened ??= openStore()
  return opened
}

/** Closes the store; the next use opens it again. */
export async function closeStore(): Promise<void> {
  const store = await opened
  opened = undefined
  store?.close()
}

/** IndexedDB where it may be used, else the page's memory. Never throws: without a store the form could not even send. */
async function openStore(): Promise<Store> {
  let database: JianfuDatabase | undefined
  try {
    database = new JianfuDatabase(indexedDB, IDBKeyRange)
    await within(PATIENCE_MS, database.open())
    return dexieStore(database)
  } catch {
    database?.close()
    return memoryStore()
  }
}

function within<Result>(ms: number, promise: PromiseLike<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the database does not open')), ms)
    promise.then(resolve, reject).then(() => clearTimeout(timer))
  })
}
