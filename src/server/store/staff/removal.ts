import { isWithin } from '../../../contract/staff/roles.ts'
import { openOf } from '../cases/open-of.ts'
import type { Dialect } from '../dialect/dialect.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { StaffTable } from '../tables/staff-tables.ts'
import { writeDown } from './audit-store.ts'
import { WITHDRAWN_HOLDER } from './key-store.ts'
import type { NewEntry, StaffStore } from './types.ts'

/**
 * Disabling and resetting. The table is held alone: otherwise two administrators who disable each other at the same moment, each
 * seeing the other still active, would leave nobody.
 */
export function createRemoval(db: Db, dialect: Dialect): Pick<StaffStore, 'disable' | 'reset'> {
  const remove = (id: string, entry: NewEntry, withdraw: (trx: Trx, row: StaffTable) => Promise<unknown>) =>
    db.transaction().execute(async (trx) => {
      await dialect.alone(trx, ['staff'])
      const row = await trx.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()
      if (!row) return 'unknown'
      if (await isLastOne(trx, row)) return 'last-one'
      if (await leavesUnitBusy(trx, row)) return 'unit-busy'
      await trx.deleteFrom('sessions').where('staff', '=', id).execute()
      await trx.deleteFrom('invitations').where('staff', '=', id).execute()
      await withdraw(trx, row)
      await writeDown(trx, entry)
      return 'done'
    })
  return {
    disable: (id, entry) =>
      remove(id, entry, (trx) => trx.updateTable('staff').set({ state: 'disabled' }).where('id', '=', id).execute()),
    reset: (id, entry) =>
      remove(id, entry, async (trx, { state }) => {
        // Otherwise a reset would hide that somebody who left can still open what comes in.
        if (state === 'disabled' && (await newestHolders(trx)).has(id)) await markWithdrawn(trx)
        await trx.updateTable('staff').set(WITHOUT_PASSWORD).where('id', '=', id).execute()
        await trx.deleteFrom('shares').where('holder', '=', id).execute()
      }),
  }
}

const WITHOUT_PASSWORD = {
  state: 'invited',
  salt: null,
  login: null,
  totp: null,
  recipient: null,
  wrapped: null,
} as const

/** Whether nobody else could do what this account does: open the newest reports, or manage the accounts of its place. */
async function isLastOne(trx: Trx, { id, role, place, state }: StaffTable): Promise<boolean> {
  if (state !== 'active') return false
  const others = await trx
    .selectFrom('staff')
    .select(['id', 'place'])
    .where('role', '=', role)
    .where('state', '=', 'active')
    .where('id', '!=', id)
    .execute()
  if (role === 'administrator') return !others.some((other) => isWithin(place, other.place))
  if (role !== 'reviewer') return false
  const holders = await newestHolders(trx)
  return holders.has(id) && !others.some((other) => holders.has(other.id))
}

/** Whether the account's unit has open cases and nobody else who could take them. */
async function leavesUnitBusy(trx: Trx, { id, role, unit, state }: StaffTable): Promise<boolean> {
  if (state !== 'active' || role !== 'handler' || unit === null) return false
  const other = await trx
    .selectFrom('staff')
    .select('id')
    .where('role', '=', role)
    .where('state', '=', 'active')
    .where('unit', '=', unit)
    .where('id', '!=', id)
    .limit(1)
    .executeTakeFirst()
  return other === undefined && (await openOf(trx, unit)).length > 0
}

/** Until the next generation: `OperatorKeys.rotationDue`. */
const markWithdrawn = (trx: Trx) =>
  trx
    .insertInto('shares')
    .values({ number: newestNumber(trx), holder: WITHDRAWN_HOLDER, share: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

const newestNumber = (trx: Trx) => trx.selectFrom('generations').select(({ fn }) => fn.max('number').as('number'))

async function newestHolders(trx: Trx): Promise<ReadonlySet<string>> {
  const shares = await trx.selectFrom('shares').select('holder').where('number', '=', newestNumber(trx)).execute()
  return new Set(shares.map(({ holder }) => holder))
}
