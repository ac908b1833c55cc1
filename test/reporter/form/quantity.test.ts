import { describe, expect, it } from 'vitest'
import type { Quantity } from '../../../src/contract/taxonomy/types.ts'
import { stepped, typedNumber } from '../../../src/reporter/form/quantity.ts'

const text = { zh: '', en: '' }
const meetings: Quantity = { key: 'meetings', name: text, unit: text, min: 0, max: 40, step: 1 }
const hours: Quantity = { ...meetings, min: 1, max: 10, step: 0.5 }

describe('a number of the form', () => {
  it('is empty until somebody says something', () => {
    expect(stepped(undefined, -1, meetings)).toBeUndefined()
    expect(typedNumber('', meetings)).toBeUndefined()
    expect(typedNumber('很多', meetings)).toBeUndefined()
  })

  it('begins with one when more is pressed', () => {
    expect(stepped(undefined, 1, meetings)).toBe(1)
  })

  it('stays between its bounds', () => {
    expect(stepped(40, 1, meetings)).toBe(40)
    expect(stepped(0, -1, meetings)).toBe(0)
    expect(typedNumber('99999', meetings)).toBe(40)
    expect(typedNumber('0', hours)).toBe(1)
  })

  it('takes full-width digits as people type them', () => {
    expect(typedNumber('１２', meetings)).toBe(12)
  })

  it('keeps to its steps', () => {
    expect(typedNumber('2.3', hours)).toBe(2.5)
    expect(typedNumber('2.3', meetings)).toBe(2)
  })
})
