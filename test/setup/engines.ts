import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import type { StoreLocation } from '../../src/server/store/dialect/choose.ts'
import { openStore } from '../../src/server/store/open-store.ts'
import type { Store } from '../../src/server/store/types.ts'

export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** A new, empty database of its own. */
  fresh(): Promise<StoreLocation>
  /** A store on a new database, or one more process' store on a given one. Closed when the tests of the engine are done. */
  open(location?: StoreLocation): Promise<Store>
}

/** Declares the same tests for every engine, each on real databases of its own, which are deleted afterwards. */
export function forEachEngine(declare: (engine: Engine) => void): void {
  describe('on SQLite', () => declare(engineFor('SQLite')))
  const url = inject('postgresUrl')
  if (url) describe('on PostgreSQL', () => declare(engineFor('PostgreSQL', url)))
}

function engineFor(name: Engine['name'], serverUrl?: string): Engine {
  const stores: Store[] = []
  const cleanUps: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()))
    for (const cleanUp of cleanUps) await cleanUp()
  })

  const fresh = async (): Promise<StoreLocation> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'jianfu-store-'))
    cleanUps.push(() => rm(dataDir, { recursive: true, force: true }))
    if (serverUrl === undefined) return { dataDir }
    const database = `jianfu_test_${randomBytes(8).toString('hex')}`
    await administer(serverUrl, `create database ${database}`)
    cleanUps.push(() => administer(serverUrl, `drop database ${database} with (force)`))
    const url = new URL(serverUrl)
    url.pathname = `/${database}`
    return { dataDir, databaseUrl: url.href }
  }
  return {
    name,
    fresh,
    open: async (location) => {
      const store = await openStore(location ?? (await fresh()))
      stores.push(store)
      return store
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
