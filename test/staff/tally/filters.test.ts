import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import { changed, type Filters, queryOf, questionOf, readFilters } from '../../../src/staff/tally/filters.ts'

const REVIEWER = { burden: true, exact: true }
const SUPERVISOR = { burden: true, exact: false }
const TOWN = { burden: false, exact: false }

const codes = (list: readonly { readonly code: string }[]) => fc.constantFrom(...list.map(({ code }) => code))
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const question = fc
  .record({
    place: some(fc.constantFrom('371000000000', '371002000000', '371002A01000')),
    period: some(fc.constantFrom('2026', '2026-10', '2026-W43')),
    category: some(codes(TAXONOMY.kinds.burden)),
    issuerLevel: some(codes([...TAXONOMY.issuerLevels, { code: '-' }])),
    issuer: some(codes([...TAXONOMY.issuers, { code: '-' }])),
    exact: fc.boolean(),
  })
  .map((parts): Filters => changed({ kind: 'burden', exact: false }, parts))

describe('the address of a question', () => {
  it('leads back to the same question', () => {
    fc.assert(fc.property(question, (asked) => void expect(readFilters(queryOf(asked), REVIEWER)).toEqual(asked)))
  })

  it('is empty for what opens first', () => {
    expect(queryOf(readFilters({}, SUPERVISOR))).toEqual({})
  })

  it('may hold anything: what is unknown is left out, never an error', () => {
    const anything = fc.dictionary(
      fc.constantFrom('kind', 'place', 'period', 'category', 'issuerLevel', 'issuer', 'view', 'other'),
      fc.oneof(fc.string(), fc.constant(null), fc.array(fc.string())),
    )
    fc.assert(
      fc.property(anything, (query) => {
        const { kind, exact, ...rest } = readFilters(query, REVIEWER)
        expect(['burden', 'grid']).toContain(kind)
        expect(Object.keys(rest).every((key) => key !== 'other')).toBe(true)
      }),
    )
    const broken = {
      period: '2026-13',
      place: '12',
      category: 'XXX',
      issuerLevel: 'moon',
      issuer: 'NOBODY',
      view: 'all',
    }
    expect(readFilters(broken, REVIEWER)).toEqual({ kind: 'burden', exact: false })
  })

  it('never asks for a day of burdens: nobody keeps on which day they came', () => {
    expect(readFilters({ period: '2026-10-19' }, REVIEWER).period).toBeUndefined()
    expect(readFilters({ period: '2026-10-19', kind: 'grid' }, REVIEWER).period).toBe('2026-10-19')
  })

  it('does not make a reader of a supervisor, nor a county of a town', () => {
    expect(readFilters({ view: 'exact' }, SUPERVISOR).exact).toBe(false)
    expect(readFilters({ kind: 'burden', view: 'exact' }, TOWN)).toEqual({ kind: 'grid', exact: false })
  })

  it('knows no issuer of what residents report', () => {
    expect(readFilters({ kind: 'grid', issuerLevel: 'county', issuer: 'EDU' }, REVIEWER)).toEqual({
      kind: 'grid',
      exact: false,
    })
  })
})

describe('what the server is asked', () => {
  it('names the figures by the route, not by a filter it does not know', () => {
    const asked = readFilters({ view: 'exact', period: '2026-10' }, REVIEWER)
    expect(questionOf(asked)).toEqual({ kind: 'burden', period: '2026-10' })
  })
})
