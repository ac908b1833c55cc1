import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { NewEntry, StaffRow } from '../../../src/server/store/staff/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'

const entry = (act: NewEntry['act']): NewEntry => ({ at: '2026-06-17T02:00:00.000Z', who: '李', act, subject: '-' })
const actsOf = async (store: Store) => (await store.audit.list(50)).map(({ act }) => act)

async function aReviewer(store: Store, given: Partial<StaffRow> = {}): Promise<StaffRow> {
  const id = randomBytes(16).toString('hex')
  const row: StaffRow = {
    ...{ id, name: id, nameKey: id, role: 'reviewer', place: '371000000000', unit: null, state: 'active' },
    ...{ salt: null, login: null, totp: null, totpStep: 0, seen: null },
    personal: { recipient: `age1${id}`, wrapped: 'AAAA' },
    ...given,
  }
  await store.staff.add(row, entry('staff-added'))
  return row
}

const first = (holder: string) => ({
  recipient: 'age1first',
  signed: '{"one":1}',
  recovery: 'age1paper',
  shares: [
    { holder, share: 'b3du' },
    { holder: 'recovery', share: 'cGFwZXI=' },
  ],
})

forEachEngine((engine) => {
  describe('the keys of the operator', () => {
    test('are founded once: of two reviewers at the same moment one is told to read again', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location)]
      const [one, other] = stores as [Store, Store]
      const [a, b] = [await aReviewer(one), await aReviewer(one)]
      const founded = await Promise.all([
        one.keys.advance(0, first(a.id), entry('keys-founded')),
        other.keys.advance(0, first(b.id), entry('keys-founded')),
      ])
      expect(founded.toSorted()).toEqual([false, true])
      expect(await one.keys.generations()).toEqual([{ number: 1, recipient: 'age1first' }])
      expect(await other.keys.shares()).toHaveLength(2)
      expect(await one.keys.recovery()).toBe('age1paper')
      expect((await actsOf(one)).filter((act) => act === 'keys-founded')).toHaveLength(1)
    })

    test('a later generation leaves the older one and its shares, so that old reports can still be read', async () => {
      const store = await engine.open()
      const a = await aReviewer(store)
      await store.keys.advance(0, first(a.id), entry('keys-founded'))
      const second = { recipient: 'age1second', signed: '{"two":2}', shares: [{ holder: a.id, share: 'bmV1' }] }
      expect(await store.keys.advance(0, second, entry('keys-rotated'))).toBe(false)
      expect(await store.keys.advance(2, second, entry('keys-rotated'))).toBe(false)
      expect(await store.keys.advance(1, second, entry('keys-rotated'))).toBe(true)
      expect(await store.keys.signed()).toBe('{"two":2}')
      expect(await store.keys.recovery()).toBe('age1paper')
      expect((await store.keys.shares()).filter(({ holder }) => holder === a.id).map(({ number }) => number)).toEqual([
        1, 2,
      ])
    })

    test('give no share to somebody who was withdrawn meanwhile, and nothing else is changed either', async () => {
      const store = await engine.open()
      const a = await aReviewer(store)
      await store.keys.advance(0, first(a.id), entry('keys-founded'))
      for (const gone of [
        await aReviewer(store, { state: 'disabled' }),
        await aReviewer(store, { personal: null }),
        await aReviewer(store, { role: 'supervisor' }),
      ]) {
        const shares = [a, gone].map(({ id }) => ({ holder: id, share: 'bmV1' }))
        const second = { recipient: 'age1second', signed: '{"two":2}', shares }
        expect(await store.keys.advance(1, second, entry('keys-rotated'))).toBe(false)
        expect(
          await store.keys.admit(gone.id, 'age1', [{ number: 1, share: 'AA==' }], entry('reviewer-admitted')),
        ).toBe(false)
      }
      expect(await store.keys.signed()).toBe('{"one":1}')
      expect(await store.keys.generations()).toHaveLength(1)
      expect(await actsOf(store)).not.toContain('keys-rotated')
    })

    test('an admission counts only for the key that was compared', async () => {
      const store = await engine.open()
      const [a, b] = [await aReviewer(store), await aReviewer(store)]
      await store.keys.advance(0, first(a.id), entry('keys-founded'))
      const shares = [{ number: 1, share: 'Yg==' }]
      expect(await store.keys.admit(b.id, 'age1other', shares, entry('reviewer-admitted'))).toBe(false)
      expect(await store.keys.admit(b.id, `age1${b.id}`, shares, entry('reviewer-admitted'))).toBe(true)
      expect(await store.keys.admit(b.id, `age1${b.id}`, shares, entry('reviewer-admitted'))).toBe(true)
      expect((await store.keys.shares()).filter(({ holder }) => holder === b.id)).toEqual([
        { number: 1, holder: b.id, share: 'Yg==' },
      ])
    })

    test('are signed again only over what was read', async () => {
      const store = await engine.open()
      const a = await aReviewer(store)
      expect(await store.keys.resign('{"one":1}', '{"x":1}', entry('keys-resigned'))).toBe(false)
      await store.keys.advance(0, first(a.id), entry('keys-founded'))
      expect(await store.keys.resign('{"old":0}', '{"x":1}', entry('keys-resigned'))).toBe(false)
      expect(await store.keys.resign('{"one":1}', '{"x":1}', entry('keys-resigned'))).toBe(true)
      expect(await store.keys.signed()).toBe('{"x":1}')
      expect(await actsOf(store)).toContain('keys-resigned')
    })
  })
})
