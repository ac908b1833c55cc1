import { describe, expect, it } from 'vitest'
import { filtersOf, queryOf, questionOf, tabOf } from '../../../src/staff/cases/queue/filters.ts'

describe('the queue in the address', () => {
  it('begins with what waits for oneself', () => {
    expect(tabOf({})).toBe('mine')
    expect(questionOf('mine', {})).toEqual({ mine: '1' })
    expect(queryOf('mine', {})).toEqual({})
  })

  it('can be kept and sent', () => {
    const query = queryOf('overdue', { line: 'grid', unit: 'ZJJ' }, { place: '371002000000' })
    expect(query).toEqual({ tab: 'overdue', line: 'grid', unit: 'ZJJ', place: '371002000000' })
    expect(tabOf(query)).toBe('overdue')
    expect(questionOf(tabOf(query), filtersOf(query))).toEqual({
      ...{ line: 'grid', unit: 'ZJJ', place: '371002000000' },
      overdue: '1',
    })
  })

  it('asks for all that is open without saying so', () => expect(questionOf('open', {})).toEqual({}))

  it('drops the state of a line with the line: another one calls it by another name', () => {
    const filters = { line: 'grid', state: 'finished' } as const
    expect(queryOf('open', filters, { line: 'burden' })).toEqual({ tab: 'open', line: 'burden' })
    expect(queryOf('open', filters, { line: 'burden', state: 'finished' })).toEqual({
      ...{ tab: 'open', line: 'burden', state: 'finished' },
    })
    expect(queryOf('open', filters, { state: '' })).toEqual({ tab: 'open', line: 'grid' })
  })

  it('makes nothing of a tab that is none', () => expect(tabOf({ tab: 'everything' })).toBe('mine'))
})
