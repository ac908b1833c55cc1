// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { staffRoutes } from '../../../src/contract/api.ts'
import { PROBLEMS } from '../../../src/contract/problem.ts'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import UnitRemoval from '../../../src/staff/accounts/UnitRemoval.vue'
import { useAccounts } from '../../../src/staff/accounts/use-accounts.ts'
import { aServer, done } from '../a-server.ts'

const by = (id: string) => `[data-testid="${id}"]`
const ROADS = { code: 'ROADS', name: '交通局', place: '371000000000' }
const PARKS = { code: 'PARKS', name: '园林局', place: '371000000000' }

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())
beforeEach(() => setActivePinia(createPinia()))

it('a unit with open cases is removed only together with who takes them over', async () => {
  const busy = () => Response.json({ code: 'unit-busy', ...PROBLEMS['unit-busy'], open: 3 }, { status: 409 })
  const requests = aServer({
    [`GET ${staffRoutes.accounts}`]: () => done([]),
    [`GET ${staffRoutes.units}`]: () => done([ROADS, PARKS]),
    [`POST ${staffRoutes.unitRemoval('ROADS')}`]: ({ body }) => ((body as { to?: string }).to ? done() : busy()),
  })
  await useAccounts().load()
  const dialog = mount(UnitRemoval, { props: { unit: ROADS }, attachTo: document.body })
  expect(dialog.find(by(STAFF_TESTIDS.unitRemoveTo)).exists()).toBe(false)
  await dialog.find('form').trigger('submit')
  await flushPromises()
  expect(dialog.text()).toContain('3件没办结')
  expect(dialog.emitted('removed')).toBeUndefined()
  expect(dialog.findAll(`${by(STAFF_TESTIDS.unitRemoveTo)} option`).map((each) => each.text())).toEqual([
    '请选择单位',
    '园林局',
  ])
  await dialog.find(by(STAFF_TESTIDS.unitRemoveTo)).setValue('PARKS')
  await dialog.find('form').trigger('submit')
  await flushPromises()
  expect(requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([{}, { to: 'PARKS' }])
  expect(dialog.emitted('removed')).toHaveLength(1)
})
