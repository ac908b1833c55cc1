import { describe, expect, it } from 'vitest'
import { partiesOf } from '../../../src/server/cases/parties.ts'
import { COUNTY, TOWN, VILLAGE } from './a-case.ts'

const unit = (state: 'called' | 'returned') => ({ unit: 'SRJ', part: 'lead', state }) as const
const matter = { line: 'burden', place: COUNTY, units: [unit('called')] } as const
const order = { line: 'grid', place: VILLAGE, units: [unit('called')] } as const

describe('a burden case is there', () => {
  it('for nobody whose scope lies below the county, not even in the hands of the own unit', () => {
    for (const role of ['handler', 'dispatcher', 'reviewer', 'supervisor'] as const)
      expect(partiesOf({ role, place: TOWN, unit: 'SRJ' }, matter), role).toEqual([])
    expect(partiesOf({ role: 'handler', place: COUNTY, unit: 'SRJ' }, matter)).toEqual(['lead'])
    expect(partiesOf({ role: 'handler', place: TOWN, unit: 'SRJ' }, order)).toEqual(['lead'])
  })

  it('for no unit that has returned it, and no administrator', () => {
    expect(
      partiesOf({ role: 'handler', place: COUNTY, unit: 'SRJ' }, { ...matter, units: [unit('returned')] }),
    ).toEqual([])
    expect(partiesOf({ role: 'administrator', place: COUNTY, unit: null }, matter)).toEqual([])
  })
})
