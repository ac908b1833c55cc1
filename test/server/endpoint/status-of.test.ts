import { describe, expect, it } from 'vitest'
import { statusOf } from '../../../src/server/endpoint/status-of.ts'
import type { PublicCase } from '../../../src/server/store/follow-ups/types.ts'
import { movableClock } from '../../setup/clock.ts'

const TOLD: PublicCase = {
  ...{ kind: 'grid', state: 'working', unitName: '供热公司', due: '2026-06-24T16:00:00.000Z', answer: null },
  steps: [
    { state: 'working', day: '2026-06-17', what: 'accepted' },
    { state: 'working', day: '2026-06-18', what: 'dispatched' },
  ],
  ...{ photos: [], closings: 0, rated: false, reopened: false, withdrawn: false },
}
const clock = movableClock()

describe('a reporter who joined a case later', () => {
  it('is not told what others saw of it before the own report was there', () => {
    expect(statusOf(TOLD, false, '2026-06-18', clock).steps).toEqual([
      { state: 'received', day: '2026-06-18' },
      { state: 'working', day: '2026-06-18', what: 'dispatched' },
    ])
    expect(statusOf(TOLD, false, '2026-06-20', clock).steps).toEqual([
      { state: 'received', day: '2026-06-20' },
      { state: 'working', day: '2026-06-20' },
    ])
  })

  it('knows the last day of the limit, not the midnight after it', () => {
    expect(statusOf(TOLD, false, '2026-06-17', clock)).toMatchObject({ unit: '供热公司', due: '2026-06-24' })
  })
})
