import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import pg from 'pg'
import { expect, it } from 'vitest'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import { forEachEngine } from '../../setup/engines.ts'

const AT = '2026-06-17T02:00:00.000Z'

/** As somebody who has the database in hand and is no part of this program. */
async function outsider({ dataDir, databaseUrl }: StoreLocation, statement: string): Promise<void> {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataDir, 'jianfu.db'))
    try {
      database.exec(statement)
    } finally {
      database.close()
    }
    return
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

forEachEngine((engine) => {
  it('what is written down can be neither changed nor deleted, not even past this program', async () => {
    const location = await engine.fresh()
    const store = await engine.open(location)
    await store.audit.add({ at: AT, who: '王丽', act: 'report-read', subject: 'a'.repeat(32) })
    const before = await store.audit.list(10)
    const truncate = engine.name === 'PostgreSQL' ? ['truncate audit'] : []
    for (const statement of [`update audit set who = '-'`, 'delete from audit', ...truncate])
      await expect(outsider(location, statement)).rejects.toThrow('written once')
    expect(await store.audit.list(10)).toEqual(before)
    expect(before).toHaveLength(1)
  })

  it('is read newest first, page by page, and by who and what', async () => {
    const store = await engine.open()
    for (let number = 0; number < 6; number++)
      await store.audit.add({
        at: AT,
        who: number % 2 === 0 ? '王丽' : '李强',
        act: number < 3 ? 'report-read' : 'reply-sent',
        subject: String(number),
      })
    const subjects = async (...question: Parameters<typeof store.audit.list>) =>
      (await store.audit.list(...question)).map(({ subject }) => subject)
    expect(await subjects(4)).toEqual(['5', '4', '3', '2'])
    const [, , , last] = await store.audit.list(4)
    expect(await subjects(4, last?.number)).toEqual(['1', '0'])
    expect(await subjects(10, undefined, '李强')).toEqual(['5', '3', '1'])
    expect(await subjects(10, undefined, '李强', 'report-read')).toEqual(['1'])
  })
})
