import type { Dialect } from '../dialect/dialect.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { AddMessageOutcome, MessageStore, NewMessage } from './types.ts'

/** See `MessageStore`. */
export const createMessageStore = (db: Db, dialect: Dialect): MessageStore => ({
  add: (message, most) =>
    db.transaction().execute(async (trx) => {
      // Held before looking: otherwise a release in another process could move the message in between.
      await dialect.together(trx, ['messages_intake'])
      const before = await known(trx, message)
      if (before) return before
      if (await isWithdrawn(trx, message.statusMac)) return { name: 'gone' }
      if ((await count(trx, message.statusMac)) >= most) return { name: 'too-many' }
      const ref = await gridReport(trx, message.statusMac)
      if (ref !== undefined) {
        await trx
          .insertInto('messages')
          .values({ ref, ...released(message) })
          .execute()
        return { name: 'stored' }
      }
      const stored = await trx
        .insertInto('messages_intake')
        .values(waiting(message))
        .onConflict((conflict) => conflict.doNothing())
        .returning('mid')
        .executeTakeFirst()
      // Another process stored it between our look and our insert.
      return stored ? { name: 'stored' } : ((await known(trx, message)) ?? { name: 'stored' })
    }),
  replies: (statusMac) =>
    db
      .selectFrom('messages')
      .select(['mid', 'day', 'sealed'])
      .where('from_reporter', '=', 0)
      .where('ref', 'in', (reports) =>
        reports.selectFrom('reports').select('reports.ref').where('status_mac', '=', statusMac),
      )
      .orderBy('day')
      .orderBy('mid')
      .execute(),
})

const waiting = ({ midMac, statusMac, mid, digestMask, day, sealed }: NewMessage) => ({
  ...{ mid_mac: midMac, status_mac: statusMac, digest_mask: digestMask },
  ...{ mid, day, sealed },
})

const released = ({ midMac, mid, digestMask, day, sealed }: NewMessage) => ({
  ...{ mid_mac: midMac, digest_mask: digestMask, from_reporter: 1, copy: null },
  ...{ mid, day, sealed },
})

async function known(trx: Trx, { midMac }: NewMessage): Promise<AddMessageOutcome | undefined> {
  const row = await trx
    .selectFrom('messages_intake')
    .select(['digest_mask', 'day'])
    .where('mid_mac', '=', midMac)
    .$castTo<{ digest_mask: Uint8Array | null; day: string }>()
    .unionAll(trx.selectFrom('messages').select(['digest_mask', 'day']).where('mid_mac', '=', midMac))
    .limit(1)
    .executeTakeFirst()
  return row?.digest_mask ? { name: 'known', digestMask: row.digest_mask, day: row.day } : undefined
}

async function count(trx: Trx, statusMac: Uint8Array): Promise<number> {
  const { waits } = await trx
    .selectFrom('messages_intake')
    .select(({ fn }) => fn.countAll<number>().as('waits'))
    .where('status_mac', '=', statusMac)
    .executeTakeFirstOrThrow()
  const { there } = await trx
    .selectFrom('messages')
    .innerJoin('reports', 'reports.ref', 'messages.ref')
    .select(({ fn }) => fn.countAll<number>().as('there'))
    .where('reports.status_mac', '=', statusMac)
    .where('from_reporter', '=', 1)
    .executeTakeFirstOrThrow()
  return Number(waits) + Number(there)
}

async function isWithdrawn(trx: Trx, statusMac: Uint8Array): Promise<boolean> {
  const row = await trx
    .selectFrom('follow_ups_intake')
    .select('status_mac')
    .where('status_mac', '=', statusMac)
    .where('what', '=', 'withdrawal')
    .unionAll(
      trx
        .selectFrom('reports')
        .select('status_mac')
        .where('status_mac', '=', statusMac)
        .where('withdrawn', '=', 1)
        .$castTo<{ status_mac: Uint8Array }>(),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function gridReport(trx: Trx, statusMac: Uint8Array): Promise<string | undefined> {
  const row = await trx
    .selectFrom('reports')
    .select('ref')
    .where('status_mac', '=', statusMac)
    .where('kind', '=', 'grid')
    .orderBy('ref')
    .limit(1)
    .executeTakeFirst()
  return row?.ref
}
