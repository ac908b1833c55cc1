import { expect, it } from 'vitest'
import type { Routing } from '../../../../src/contract/staff/cases/settings.ts'
import { rowsHolding } from '../../../../src/staff/cases/settings/routed-rows.ts'

const CITY = '371000000000'
const COUNTY = '371002000000'
const TOWN = '371002001000'
const row = (place: string, category: string, lead: string): Routing => ({ place, category, lead, assists: [] })
const held = (routings: readonly Routing[], place: string) =>
  rowsHolding(routings, place, ['HEA', 'GAS', 'ELE']).map(
    ({ category, lead, inherited }) => `${category} ${lead}${inherited ? ' from above' : ''}`,
  )

it('a place without rows of its own is held by those above, and says so', () => {
  expect(held([row(CITY, 'GAS', 'GAS-1'), row(CITY, '*', 'CITY-1')], TOWN)).toEqual([
    'GAS GAS-1 from above',
    '* CITY-1 from above',
  ])
})
it('the nearest row decides, in the order of the categories', () => {
  const rows = [row(CITY, 'HEA', 'CITY-1'), row(COUNTY, 'HEA', 'COUNTY-1'), row(TOWN, 'GAS', 'TOWN-1')]
  expect(held(rows, TOWN)).toEqual(['HEA COUNTY-1 from above', 'GAS TOWN-1'])
  expect(held(rows, CITY)).toEqual(['HEA CITY-1'])
})
it('a row for everything else hides what lies above it, for it never comes to pass', () => {
  const rows = [row(CITY, 'HEA', 'CITY-1'), row(COUNTY, '*', 'COUNTY-1'), row(COUNTY, 'ELE', 'COUNTY-2')]
  expect(held(rows, COUNTY)).toEqual(['ELE COUNTY-2', '* COUNTY-1'])
})
it('rows of places beside and below hold nothing here', () => {
  expect(held([row('371003000000', 'GAS', 'OTHER'), row(TOWN, 'GAS', 'TOWN-1')], COUNTY)).toEqual([])
})
