import type { Tally } from '../../../src/contract/staff/tally.ts'

const COUNTIES = [
  ['371002000000', '环翠区', 12, 340],
  ['371003000000', '文登区', 60, 702],
  ['371082000000', '荣成市', 81, 820],
  ['371083000000', '乳山市', 55, 601],
  ['371071000000', '火炬高技术产业开发区', 9, 60],
  ['371072000000', '经济技术开发区', 21, 131],
  ['371073000000', '临港经济技术开发区', 7, 102],
] as const

const MONTHS = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']

/** Released figures of a city in October 2026, with everything a page can show. */
export const released = (changes: Partial<Tally> = {}): Tally => ({
  source: 'released',
  filters: { kind: 'burden', place: '371000000000', period: '2026-10' },
  place: { code: '371000000000', name: '威海市', level: 'city' },
  path: [{ code: '371000000000', name: '威海市' }],
  asOf: { day: '2026-11-22', closedWeek: '2026-W46', next: '2026-11-23', since: '2025-09' },
  total: { n: 340, above: 0 },
  previous: { period: '2026-09', n: 300, above: 0 },
  lastYear: { period: '2025-10', n: 170, above: 0 },
  byCategory: {
    rows: [
      { code: 'DOC', n: 40 },
      { code: 'MTG', n: 85 },
      { code: 'FRM', n: 61 },
      { code: 'PLQ', n: 17 },
      { code: 'APP', n: 33 },
      { code: 'INS', n: 21 },
      { code: 'TRC', n: 38 },
    ],
    undivided: 45,
  },
  byIssuerLevel: {
    rows: [
      { code: 'city', n: 90 },
      { code: 'county', n: 150 },
      { code: 'town', n: 60 },
    ],
    undivided: 40,
  },
  byIssuer: {
    rows: [
      { level: 'county', code: 'AGRI', n: 31 },
      { level: 'county', code: 'CIVIL', n: 44 },
      { level: 'city', code: 'OFFICE', n: 12 },
    ],
    undivided: 253,
  },
  byPlace: {
    rows: COUNTIES.map(([code, name, n, villages]) => ({ code, name, level: 'county', n, villages, deeper: true })),
    undivided: 95,
  },
  trend: [...MONTHS, '2026-07', '2026-08', '2026-09', '2026-10'].map((period, index) => ({
    period,
    n: [170, 201, 260, 120, 80, 210, 233, 280, 301, 250, 190, 300, 340][index] ?? 0,
  })),
  quantities: [
    {
      category: 'PLQ',
      key: 'plaquesOutside',
      norm: 5,
      blocks: 3,
      medians: [
        { floor: 3, blocks: 1 },
        { floor: 6, blocks: 2 },
      ],
    },
    {
      category: 'MTG',
      key: 'meetingsPerWeek',
      norm: 1,
      blocks: 9,
      medians: [
        { floor: 2, blocks: 3 },
        { floor: 3, blocks: 6 },
      ],
    },
    { category: 'FRM', key: 'hoursPerWeek', blocks: 2, medians: [{ floor: 6, blocks: 2 }] },
  ],
  areas: { reporting: 18, of: 27 },
  ...changes,
})

/** Exact figures of the same month, for those who read the reports. */
export const exact = (changes: Partial<Tally> = {}): Tally => {
  const base = released()
  return {
    ...base,
    source: 'exact',
    asOf: { day: '2026-11-22', next: '2026-11-23', since: '2025-09' },
    trend: base.trend.map((point) => ({ ...point, bursts: Math.floor(point.n / 9) })),
    byCategory: { ...base.byCategory, undivided: 0 },
    quantities: [
      { category: 'PLQ', key: 'plaquesOutside', norm: 5, values: 12, median: 6, low: 3, high: 11 },
      { category: 'MTG', key: 'meetingsPerWeek', norm: 1, values: 70, median: 3, low: 2, high: 6 },
    ],
    bursts: 40,
    ...changes,
  }
}
