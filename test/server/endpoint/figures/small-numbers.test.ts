import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routes, staffRoutes } from '../../../../src/contract/api.ts'
import type { Board } from '../../../../src/contract/board.ts'
import { plusDays } from '../../../../src/contract/staff/period.ts'
import { FEWEST_AREAS, SMALLEST_GROUP, type Tally, type TallyFilters } from '../../../../src/contract/staff/tally.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, weihai } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { type Came, CITY, get, live } from './history.ts'

const OTHER_COUNTY = '371082000000'
/** Three towns that are areas of their own, and two that share one. */
const TOWNS = ['371002101000', '371002102000', '371002109000', '371082101000', '371082102000']
const MONDAY = '2026-05-04'
const WEEKS = 5

const places = weihai().filter(
  ({ code, level }) =>
    ['province', 'city'].includes(level) ||
    [COUNTY, OTHER_COUNTY].includes(code) ||
    TOWNS.some((town) => code.startsWith(town.slice(0, 9))),
)
const villages = TOWNS.map((town) =>
  places.filter(({ code, level }) => level === 'village' && code.startsWith(town.slice(0, 9))).map(({ code }) => code),
)

/** Few places, categories and issuers, so that groups come near the border from both sides. */
const came: fc.Arbitrary<Came> = fc
  .record({
    day: fc.nat({ max: 7 * WEEKS - 1 }),
    town: fc.nat({ max: TOWNS.length - 1 }),
    reports: fc.integer({ min: 1, max: 9 }),
    category: fc.constantFrom('MTG', 'PLQ', 'FRM'),
    issuerLevel: fc.constantFrom('county', 'city', 'town', undefined),
    issuer: fc.constantFrom('CIVIL', 'HEALTH', undefined),
    subtypes: fc.constantFrom(undefined, ['MTG-01']),
  })
  .map(({ day, town, reports, category, issuerLevel, issuer, subtypes }) => ({
    day: plusDays(MONDAY, day),
    places: (villages[town] ?? []).slice(0, reports),
    category,
    ...(issuerLevel && { issuerLevel }),
    ...(issuer && { issuer }),
    ...(subtypes && category === 'MTG' && { subtypes }),
  }))
const history = fc.array(came, { minLength: 5, maxLength: 40 })

/** Every number of reports in an answer. Denominators of places, norms and medians are no numbers of reports. */
function numbersIn(value: unknown, key = ''): number[] {
  if (typeof value === 'number') return ['n', 'above', 'undivided', 'count'].includes(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((inner) => numbersIn(inner))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => numbersIn(inner, name))
}

const QUESTIONS: readonly TallyFilters[] = [
  ...['2026-05', '2026-06', '2026', '2026-W19', '2026-W22'].map((period) => ({ period })),
  ...TOWNS.map((place) => ({ period: '2026-05', place })),
  ...['MTG', 'PLQ'].map((category) => ({ period: '2026-05', category })),
  ...['county', 'town', '-'].map((issuerLevel) => ({ period: '2026-05', issuerLevel })),
  { period: '2026-05', issuer: 'CIVIL' },
  { period: '2026-05', place: COUNTY, category: 'MTG', issuerLevel: 'county', issuer: 'CIVIL' },
]

describe('whatever happened', () => {
  const start = endpoints()

  async function shown(endpoint: Endpoint, who: SignedIn): Promise<Tally[]> {
    const answers = await Promise.all(QUESTIONS.map((filters) => get(endpoint, staffRoutes.tally, who, filters)))
    return answers.filter(({ statusCode }) => statusCode === 200).map((answer) => answer.json<Tally>())
  }
  async function exported(endpoint: Endpoint, who: SignedIn, table: string, column: number): Promise<number[]> {
    const { payload } = await get(endpoint, staffRoutes.tallyExport(table, 'csv'), who, { period: '2026-05' })
    const lines = parse(payload, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][]
    return lines.slice(lines.findIndex(([label]) => label === '怎么数的') + 2).map((line) => Number(line[column]))
  }

  let largest = 0

  it('no number of one to four reports leaves for anybody who does not read them', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (days) => {
        const endpoint = await start({ places })
        endpoint.clock.set('2026-06-10T02:00:00Z')
        const ordered = [...days].sort((a, b) => (a.day < b.day ? -1 : 1))
        await live(endpoint, ordered, '2026-06-10')
        const people = await Promise.all(
          [CITY, COUNTY, OTHER_COUNTY].map((place) => signedIn(endpoint, { role: 'supervisor', place })),
        )
        const tallies = (await Promise.all(people.map((who) => shown(endpoint, who)))).flat()
        const board = (await endpoint.app.inject(routes.board)).json<Board>()
        const files = await Promise.all(
          people.flatMap((who) => [
            exported(endpoint, who, 'category', 2),
            exported(endpoint, who, 'issuer', 3),
            exported(endpoint, who, 'place', 2),
          ]),
        )
        expect(tallies.length).toBeGreaterThan(QUESTIONS.length)
        const numbers = [...numbersIn(tallies), ...numbersIn(board), ...files.flat()]
        largest = Math.max(largest, ...numbers)
        expect(numbers.filter((number) => number > 0 && number < SMALLEST_GROUP)).toEqual([])
        for (const { areas, total, byCategory, byIssuerLevel, byIssuer, byPlace } of tallies) {
          expect(areas.reporting ?? FEWEST_AREAS).toBeGreaterThanOrEqual(FEWEST_AREAS)
          // A table that did not add up would hide something, and show it by subtraction.
          for (const table of [byCategory, byIssuerLevel, byIssuer, byPlace])
            expect((table?.rows ?? []).reduce((sum, { n }) => sum + n, table?.undivided ?? 0)).toBe(total.n)
        }
      }),
      { numRuns: 20 },
    )
    // Otherwise nothing was ever released, and all of this says nothing.
    expect(largest).toBeGreaterThan(2 * SMALLEST_GROUP)
  })
})
