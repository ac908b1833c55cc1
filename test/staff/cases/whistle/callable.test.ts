import { expect, it } from 'vitest'
import { callable, isTooWide } from '../../../../src/staff/cases/whistle/callable.ts'

const unit = (code: string, place: string) => ({ code, name: code, place })
const UNITS = [
  unit('CITY', '371000000000'),
  unit('COUNTY', '371002000000'),
  unit('OTHER', '371003000000'),
  unit('TOWN', '371002001000'),
]

it('a town calls units in charge of its place, none of another county', () => {
  expect(callable(UNITS, '371002001203').map(({ code }) => code)).toEqual(['CITY', 'COUNTY', 'TOWN'])
  expect(callable(UNITS, '371002000000').map(({ code }) => code)).toEqual(['CITY', 'COUNTY'])
})
it('something happens in a county or below it, not in a whole city', () => {
  expect(isTooWide('371000000000')).toBe(true)
  expect(isTooWide('371002000000')).toBe(false)
})
