import { describe, expect, it } from 'vitest'
import { areasHolding, mostFrequent, neighbourhoods } from '../../../../src/staff/cases/matter/areas.ts'

const CITY = '371000000000'
const RONGCHENG = '371082000000'
const TOWN = '371082112000'
const VILLAGE = '371082112203'

describe('where a matter can be published', () => {
  it('in the county of its reports first, then in what holds it, and never in a village or a town', () => {
    expect(areasHolding([VILLAGE, TOWN], '370000000000')).toEqual([RONGCHENG, CITY, '370000000000'])
  })
  it('only in the city when the reports come from two counties', () => {
    expect(areasHolding([VILLAGE, '371002001000'], CITY)).toEqual([CITY])
  })
  it('nowhere beyond the reviewer’s own scope', () => {
    expect(areasHolding([VILLAGE], RONGCHENG)).toEqual([RONGCHENG])
    expect(areasHolding([VILLAGE, '371002001000'], RONGCHENG)).toEqual([])
  })
  it('a report that is known to come from the county only, or from an area in it, is held by the county', () => {
    expect(areasHolding([RONGCHENG, '371082A03000'], CITY)).toEqual([RONGCHENG, CITY])
  })
})

it('the places whose names are kept out are those of the counties and towns of the reports', () => {
  expect(neighbourhoods([VILLAGE, TOWN, '371082A03000'])).toEqual([RONGCHENG, TOWN])
  expect(neighbourhoods([RONGCHENG])).toEqual([RONGCHENG])
  expect(neighbourhoods([CITY])).toEqual([])
})

it('the category of most reports is proposed', () => {
  expect(mostFrequent(['DOC', 'MTG', 'MTG'])).toBe('MTG')
  expect(mostFrequent(['DOC', 'MTG'])).toBe('DOC')
})
