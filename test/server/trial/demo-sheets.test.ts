import { expect, test } from 'vitest'
import { HANG_STATES } from '../../../src/contract/staff/hanging.ts'
import { fillSheets } from '../../../src/server/trial/demo/fill-sheets.ts'
import { endpoints } from '../../setup/endpoint.ts'
import { weihai } from '../../setup/places.ts'

const COUNTY = '371002000000'
const start = endpoints()

test('the demo shows sheets in every state, some nobody has looked for, and two in trouble', async () => {
  const { store, clock } = await start({ places: weihai() })
  await fillSheets(store, clock.day())
  const all = await store.hangings.wanted('grid', COUNTY, false)
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set([...HANG_STATES, null]))
  expect(all.filter(({ code }) => code.includes('-B'))).toHaveLength(4)
  expect((await store.troubles.list(COUNTY)).map(({ trouble }) => trouble).sort()).toEqual(['tampered', 'torn'])
  const [found] = await store.places.search('天福街道', COUNTY.replace('002', '000'), 5)
  expect(found).toMatchObject({ code: '371003002000', name: '天福路街道' })
})
