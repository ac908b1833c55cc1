import { expect, it } from 'vitest'
import type { KeyHolder } from '../../../src/contract/staff/keys.ts'
import { holdingOf } from '../../../src/staff/accounts/keys/holding.ts'

const ALL = [{ number: 1 }, { number: 2 }]
const holder: KeyHolder = { id: '1', name: '李强', recipient: 'age1', generations: [], active: true }

it.each<[string, Partial<KeyHolder>, string]>([
  ['who was admitted to both', { generations: [2, 1] }, 'all'],
  ['who came after the first was retired and got only the newest', { generations: [2] }, 'some'],
  ['whom nobody has admitted', {}, 'none'],
  ['who has not taken the invitation', { recipient: undefined as never }, 'noKey'],
  ['who has left, whatever he had', { generations: [1, 2], active: false }, 'gone'],
])('of two identities a reviewer %s opens as much', (_name, more, holding) => {
  expect(holdingOf({ ...holder, ...more }, ALL)).toBe(holding)
})
