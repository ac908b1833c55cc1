import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLASS_FLOORS, classFloor } from '../../src/contract/quantity-class.ts'

describe('the class in which a number leaves its seal', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [5, 3],
    [6, 6],
    [10, 6],
    [11, 11],
    [17, 11],
    [20, 11],
    [21, 21],
    [50, 21],
    [51, 51],
    [100, 51],
    [101, 101],
    [9_999, 101],
  ])('%i travels as %i', (exact, floor) => {
    expect(classFloor(exact)).toBe(floor)
  })

  it('is one of nine, never above the number, and has itself as its class', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (exact) => {
        const floor = classFloor(exact)
        expect(CLASS_FLOORS).toContain(floor)
        expect(floor).toBeLessThanOrEqual(exact)
        expect(classFloor(floor)).toBe(floor)
      }),
    )
  })
})
