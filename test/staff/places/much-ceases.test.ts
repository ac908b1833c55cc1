import { expect, test } from 'vitest'
import { muchCeases } from '../../../src/staff/places/import/much-ceases.ts'

const counts = { added: 0, renamed: 0, moved: 0, gone: 0, back: 0, same: 0 }

test.each([
  ['the header and one line of a city: all of its villages would cease', { gone: 2_900, same: 1 }, true],
  ['half of a table that was cut off', { gone: 1_400, same: 1_400, renamed: 20 }, true],
  ['a year of mergers', { gone: 300, same: 2_400, added: 120, moved: 40 }, false],
  ['some villages of a single town, which are read one by one', { gone: 8, same: 4 }, false],
  ['a table that is not complete', { added: 5_000 }, false],
])('a table that ends a place by mistake is told from one that does so rightly: %s', (_what, given, isMuch) => {
  expect(muchCeases({ ...counts, ...given })).toBe(isMuch)
})
