import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AuditAct } from '../../../src/contract/staff/audit.ts'
import type { Role } from '../../../src/contract/staff/roles.ts'
import type { NewEntry, StaffRow } from '../../../src/server/store/staff/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'

const CITY = '371000000000'
const COUNTY = '371002000000'
const NOW = '2026-06-17T02:00:00.000Z'
const later = (minutes: number, from = NOW) => new Date(Date.parse(from) + minutes * 60_000).toISOString()
const entry = (act: AuditAct, subject = 'x', at = NOW): NewEntry => ({ at, who: 'tests', act, subject })
const token = () => randomBytes(32)

function person(role: Role, more: Partial<StaffRow> = {}): StaffRow {
  const id = randomBytes(16).toString('hex')
  return {
    ...{ id, name: id, nameKey: id, role, place: CITY, unit: null, state: 'active', seen: null },
    ...{ salt: '00'.repeat(16), login: randomBytes(60), totp: null, totpStep: 0, personal: null },
    ...more,
  }
}

async function add(store: Store, role: Role, more: Partial<StaffRow> = {}): Promise<StaffRow> {
  const row = person(role, more)
  expect(await store.staff.add(row, entry('staff-added'))).toBe(true)
  return row
}

async function session(store: Store, { id }: StaffRow, now = NOW): Promise<Buffer> {
  const made = token()
  expect(await store.staff.openSession(made, id, later(720, now), now, '2026-06-17', entry('signed-in'))).toBe(true)
  return made
}

const who = async (store: Store, made: Uint8Array, now: string) => (await store.staff.session(made, now, 120))?.id

forEachEngine((engine) => {
  describe('accounts', () => {
    it('come back as they were stored, and a name is given once', async () => {
      const store = await engine.open()
      const personal = { recipient: `age1${'q'.repeat(58)}`, wrapped: 'AAAA' }
      const row = await add(store, 'reviewer', { personal, totp: randomBytes(10), unit: 'ZJJ' })
      const found = await store.staff.byName(row.nameKey)
      expect({ ...found, login: Buffer.from(found?.login ?? []), totp: Buffer.from(found?.totp ?? []) }).toEqual(row)
      const second = person('handler', { nameKey: row.nameKey })
      expect(await store.staff.add(second, entry('staff-added', 'refused'))).toBe(false)
      expect((await store.audit.list(10)).map(({ subject }) => subject)).not.toContain('refused')
    })

    it('a disabled account is active again when it is enabled, or invited if it never had a password', async () => {
      const store = await engine.open()
      const active = await add(store, 'handler')
      const invited = await add(store, 'handler', { state: 'invited', login: null, salt: null })
      for (const { id } of [active, invited]) {
        expect(await store.staff.disable(id, entry('staff-disabled'))).toBe('done')
        expect(await store.staff.enable(id, entry('staff-enabled'))).toBe('done')
      }
      expect((await store.staff.get(active.id))?.state).toBe('active')
      expect((await store.staff.get(invited.id))?.state).toBe('invited')
      expect(await store.staff.enable('0'.repeat(32), entry('staff-enabled'))).toBe('unknown')
    })

    it('a reset takes password, second factor, own key, shares and sessions', async () => {
      const store = await engine.open()
      await add(store, 'reviewer')
      const personal = { recipient: `age1${'q'.repeat(58)}`, wrapped: 'AAAA' }
      const row = await add(store, 'reviewer', { personal, totp: randomBytes(10) })
      await store.keys.admit(row.id, personal.recipient, [{ number: 1, share: 'AAAA' }], entry('reviewer-admitted'))
      const open = await session(store, row)
      expect(await store.keys.shares()).toHaveLength(1)
      expect(await store.staff.reset(row.id, entry('staff-reset'))).toBe('done')
      expect(await store.staff.get(row.id)).toMatchObject({
        ...{ state: 'invited', salt: null, login: null, totp: null, personal: null },
      })
      expect(await store.keys.shares()).toEqual([])
      expect(await who(store, open, NOW)).toBeUndefined()
    })
  })

  describe('the last who can do a work', () => {
    it('the last administrator over a place is neither disabled nor reset; one of a county is not enough for the city', async () => {
      const store = await engine.open()
      const city = await add(store, 'administrator')
      const county = await add(store, 'administrator', { place: COUNTY })
      expect(await store.staff.disable(city.id, entry('staff-disabled'))).toBe('last-one')
      expect(await store.staff.reset(city.id, entry('staff-reset'))).toBe('last-one')
      expect(await store.staff.disable(county.id, entry('staff-disabled'))).toBe('done')
      expect((await store.audit.list(9)).map(({ act }) => act)).toEqual([
        'staff-disabled',
        'staff-added',
        'staff-added',
      ])
    })

    it('an invited administrator is no help yet', async () => {
      const store = await engine.open()
      const one = await add(store, 'administrator')
      await add(store, 'administrator', { state: 'invited', login: null })
      expect(await store.staff.disable(one.id, entry('staff-disabled'))).toBe('last-one')
    })

    it('two administrators who disable each other at the same moment, on two servers, do not leave nobody', async () => {
      const location = await engine.fresh()
      const [first, second] = [await engine.open(location), await engine.open(location)]
      for (let round = 0; round < 5; round++) {
        const [a, b] = [await add(first, 'administrator'), await add(first, 'administrator')]
        const others = (await first.staff.list()).filter(
          ({ id, state }) => state === 'active' && ![a.id, b.id].includes(id),
        )
        for (const { id } of others) await first.staff.disable(id, entry('staff-disabled'))
        const outcomes = await Promise.all([
          first.staff.disable(a.id, entry('staff-disabled')),
          second.staff.disable(b.id, entry('staff-disabled')),
        ])
        expect(outcomes.sort()).toEqual(['done', 'last-one'])
      }
    })

    it('the last reviewer who holds the newest identity stays; one with an old share only is no help', async () => {
      const store = await engine.open()
      const personal = { recipient: `age1${'q'.repeat(58)}`, wrapped: 'AAAA' }
      const reviewers = [await add(store, 'reviewer', { personal }), await add(store, 'reviewer', { personal })]
      const [old, newest] = reviewers as [StaffRow, StaffRow]
      const generation = (holders: readonly StaffRow[], signed: string) => ({
        recipient: personal.recipient,
        signed,
        shares: holders.map(({ id }) => ({ holder: id, share: 'AAAA' })),
      })
      expect(await store.keys.advance(0, generation([old, newest], 'one'), entry('keys-founded'))).toBe(true)
      expect(await store.keys.advance(1, generation([newest], 'two'), entry('keys-rotated'))).toBe(true)
      expect(await store.staff.disable(newest.id, entry('staff-disabled'))).toBe('last-one')
      expect(await store.staff.disable(old.id, entry('staff-disabled'))).toBe('done')
    })
  })

  describe('invitations', () => {
    const credentials = { salt: '11'.repeat(16), login: randomBytes(60), personal: null }

    it('a link works once, also for two who open it at the same moment', async () => {
      const store = await engine.open()
      const row = await add(store, 'handler', { state: 'invited', login: null })
      const link = token()
      await store.staff.invite(link, { staff: row.id, founding: false, until: later(60) })
      const taken = await Promise.all([
        store.staff.accept(link, credentials, entry('password-set')),
        store.staff.accept(link, credentials, entry('password-set')),
      ])
      expect(taken.sort()).toEqual([false, true])
      expect((await store.staff.get(row.id))?.state).toBe('active')
    })

    it('a newer link replaces the older one, and no link outlives its time', async () => {
      const store = await engine.open()
      const row = await add(store, 'reviewer', { state: 'invited', login: null })
      const [older, newer] = [token(), token()]
      await store.staff.invite(older, { staff: row.id, founding: true, until: later(60) })
      await store.staff.invite(newer, { staff: row.id, founding: true, until: later(60) })
      expect(await store.staff.invitation(older)).toBeUndefined()
      expect(await store.staff.invitation(newer)).toEqual({ staff: row.id, founding: true, until: later(60) })
      expect(await store.staff.accept(newer, credentials, entry('password-set', 'x', later(60)))).toBe(false)
    })

    it('a link of somebody who was disabled in the meantime is dead', async () => {
      const store = await engine.open()
      const row = await add(store, 'handler', { state: 'invited', login: null })
      const link = token()
      await store.staff.invite(link, { staff: row.id, founding: false, until: later(60) })
      await store.staff.disable(row.id, entry('staff-disabled'))
      expect(await store.staff.accept(link, credentials, entry('password-set'))).toBe(false)
    })
  })

  describe('sessions', () => {
    it('end two hours after the last act, and twelve hours after the sign-in whatever is done', async () => {
      const store = await engine.open()
      const row = await add(store, 'handler')
      const idle = await session(store, row)
      expect(await who(store, idle, later(119))).toBe(row.id)
      expect(await who(store, idle, later(119 + 119))).toBe(row.id)
      expect(await who(store, idle, later(119 + 119 + 121))).toBeUndefined()
      const busy = await session(store, row)
      for (let minutes = 60; minutes < 720; minutes += 60) expect(await who(store, busy, later(minutes))).toBe(row.id)
      expect(await who(store, busy, later(720))).toBeUndefined()
    })

    it('end when the clock is set back: otherwise they would live until it has caught up', async () => {
      const store = await engine.open()
      const row = await add(store, 'handler')
      const open = await session(store, row)
      expect(await who(store, open, later(-2))).toBe(row.id)
      expect(await who(store, open, later(-24 * 60))).toBeUndefined()
    })

    it('of a disabled account end at once, stay ended when it is enabled again, and none can be opened', async () => {
      const store = await engine.open()
      const row = await add(store, 'handler')
      const open = await session(store, row)
      await store.staff.disable(row.id, entry('staff-disabled'))
      expect(await who(store, open, NOW)).toBeUndefined()
      const more = token()
      expect(await store.staff.openSession(more, row.id, later(720), NOW, '2026-06-17', entry('signed-in'))).toBe(false)
      await store.staff.enable(row.id, entry('staff-enabled'))
      expect(await who(store, open, NOW)).toBeUndefined()
      expect(await who(store, more, NOW)).toBeUndefined()
    })

    it('a new password ends all but the one it was set in', async () => {
      const store = await engine.open()
      const row = await add(store, 'handler')
      const [mine, other] = [await session(store, row), await session(store, row)]
      const credentials = { salt: '11'.repeat(16), login: randomBytes(60), personal: null }
      await store.staff.setCredentials(row.id, credentials, mine, entry('password-changed'))
      expect(await who(store, mine, NOW)).toBe(row.id)
      expect(await who(store, other, NOW)).toBeUndefined()
    })
  })

  it('a step of the second factor is spent once, on whichever server, and no earlier one after it', async () => {
    const location = await engine.fresh()
    const [first, second] = [await engine.open(location), await engine.open(location)]
    const { id } = await add(first, 'handler')
    const spent = await Promise.all([first.staff.spendTotp(id, 7), second.staff.spendTotp(id, 7)])
    expect(spent.sort()).toEqual([false, true])
    expect(await first.staff.spendTotp(id, 6)).toBe(false)
    expect(await first.staff.spendTotp(id, 8)).toBe(true)
  })

  it('a unit is added, then renamed', async () => {
    const store = await engine.open()
    await store.units.save({ code: 'ZJJ', name: '住建局', place: CITY }, entry('unit-saved'))
    await store.units.save({ code: 'ZJJ', name: '市住建局', place: CITY }, entry('unit-saved'))
    expect(await store.units.list()).toEqual([{ code: 'ZJJ', name: '市住建局', place: CITY }])
  })
})
