// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { categoryGroups, sayCategoryIn } from '../../../src/staff/cases/categories.ts'

it('a code that both forms have can be chosen once, under the name that fits both', () => {
  const codes = categoryGroups().flatMap(({ categories }) => categories.map(({ code }) => code))
  expect(new Set(codes).size).toBe(codes.length)
  expect(sayCategoryIn(undefined, 'OTH')).toBe('其他')
  expect(sayCategoryIn('grid', 'OTH')).toBe('其他建议')
})

it('a code of an older list is shown as it is', () => {
  expect(sayCategoryIn('burden', 'XXX')).toBe('XXX')
})
