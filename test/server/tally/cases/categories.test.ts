import { expect, it } from 'vitest'
import { LINES } from '../../../../src/contract/staff/cases/states.ts'
import { categoriesOf } from '../../../../src/server/tally/cases/categories.ts'

it('what fits nowhere has one code in both forms, and is one row: its cases would be counted twice', () => {
  const codes = categoriesOf(LINES).map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => code === 'OTH')).toHaveLength(1)
})

it.each(['grid', 'burden', 'whistle'] as const)('it stands among the categories of %s, too', (line) => {
  expect(categoriesOf([line]).map(({ code }) => code)).toContain('OTH')
})
