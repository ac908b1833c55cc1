import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_SHOWN } from '../../../src/contract/staff/places.ts'
import { byCode } from '../../../src/server/store/places/by-code.ts'
import { type ComparedRegister, compareRegister } from '../../../src/server/store/places/compare-register.ts'
import { countsOf, showDifference } from '../../../src/server/store/places/show-difference.ts'
import type { RegisterChange } from '../../../src/server/store/places/types.ts'
import type { Place, PlaceRow } from '../../../src/server/store/types.ts'

const DAY = '2026-06-17'
const CITY = '371000000000'
const COUNTY = '371002000000'
const TOWN = '371002001000'
const OTHER_TOWN = '371002002000'

const inForce = (row: PlaceRow): Place => ({ ...row, area: null, gone: null, successor: null })
const village = (code: string, name: string, parent = TOWN): PlaceRow => ({ code, name, level: 'village', parent })
const UPPER: readonly PlaceRow[] = [
  { code: '370000000000', name: '山东省', level: 'province', parent: null },
  { code: CITY, name: '威海市', level: 'city', parent: '370000000000' },
  { code: COUNTY, name: '环翠区', level: 'county', parent: CITY },
  { code: TOWN, name: '张村镇', level: 'town', parent: COUNTY },
  { code: OTHER_TOWN, name: '羊亭镇', level: 'town', parent: COUNTY },
]
const LI = village('371002001201', '李庄村委会')
const WANG = village('371002001202', '王庄村委会')
const FAR = village('371002002201', '孙家滩村委会', OTHER_TOWN)
const HOUSE: PlaceRow = { code: `${LI.code}-B001`, name: '1号楼', level: 'building', parent: LI.code }
const STORED = [...UPPER, LI, WANG, FAR, HOUSE]

interface Table {
  readonly rows: readonly PlaceRow[]
  readonly complete?: boolean
  readonly successors?: Readonly<Record<string, string>>
}
const changeOf = ({ rows, complete = false, successors = {} }: Table): RegisterChange => ({
  rows,
  complete,
  successors: new Map(Object.entries(successors)),
  day: DAY,
})
const outcome = (table: Table, stored: readonly Place[] = STORED.map(inForce)) =>
  compareRegister(byCode(stored), changeOf(table))
function compared(table: Table, stored?: readonly Place[]): ComparedRegister {
  const made = outcome(table, stored)
  if (made.name === 'faults') throw new Error(made.faults.join('\n'))
  return made
}
const faultsOf = (table: Table, stored?: readonly Place[]) => {
  const made = outcome(table, stored)
  return made.name === 'faults' ? made.faults : []
}
const gone = (made: ComparedRegister) => made.gone.map(({ place }) => [place.code, place.successor])
const shown = (made: ComparedRegister) => showDifference(made, { base: 'x', most: MOST_SHOWN, posters: () => 2 })

describe('a table beside the register', () => {
  it('that is not complete makes nothing cease', () => {
    expect(countsOf(compared({ rows: [LI] }))).toEqual({ added: 0, renamed: 0, moved: 0, gone: 0, back: 0, same: 1 })
  })

  it('adds, renames, moves, and brings back', () => {
    const stored = [...UPPER, LI, FAR].map(inForce)
    const ceased = { ...inForce(WANG), gone: '2025-01-01', successor: LI.code }
    const made = compared(
      {
        rows: [{ ...LI, name: '李庄社区居委会' }, { ...FAR, parent: TOWN }, WANG, village('371002001299', '新村')],
      },
      [...stored, ceased],
    )
    expect(countsOf(made)).toEqual({ added: 1, renamed: 1, moved: 1, gone: 0, back: 1, same: 0 })
    expect(made.after.get(WANG.code)).toEqual(inForce(WANG))
    expect(shown(made).moved).toEqual([{ code: FAR.code, name: FAR.name, before: '羊亭镇', after: '张村镇' }])
  })

  it('that is complete makes cease what it does not name, with the buildings of its villages', () => {
    expect(gone(compared({ rows: [...UPPER, WANG, FAR], complete: true }))).toEqual([
      [LI.code, null],
      [HOUSE.code, null],
    ])
  })

  it('that is complete never makes a building cease of a village that stays, nor an area', () => {
    const area: Place = inForce({ code: '371002A01000', name: '一片', level: 'area', parent: COUNTY })
    const stored = [...STORED.map(inForce), area]
    expect(gone(compared({ rows: [...UPPER, LI, WANG, FAR], complete: true }, stored))).toEqual([])
  })

  it('that is complete for a county leaves other counties, and for a city other cities of the province', () => {
    const others: PlaceRow[] = [
      { code: '370600000000', name: '烟台市', level: 'city', parent: '370000000000' },
      { code: '371003000000', name: '文登区', level: 'county', parent: CITY },
    ]
    const stored = [...STORED, ...others].map(inForce)
    const rows = [...UPPER, LI, WANG, FAR]
    expect(gone(compared({ rows, complete: true }, stored))).toEqual([])
    const city = [...rows, { code: '371081000000', name: '新区', level: 'county', parent: CITY } as const]
    expect(gone(compared({ rows: city, complete: true }, stored))).toEqual([['371003000000', null]])
  })

  it.each([
    ['beside it', village('371002001299', '李庄社区居委会'), 'the village that became a community'],
    ['in another town, when it is new', village('371002002299', '李庄村', OTHER_TOWN), 'the only one called so'],
  ])('finds what a village became by its own name: %s', (_where, next) => {
    const made = compared({ rows: [...UPPER, WANG, FAR, next], complete: true })
    expect(gone(made)[0]).toEqual([LI.code, next.code])
    // Its building opens with the village that took it in.
    expect(gone(made)[1]).toEqual([HOUSE.code, next.code])
  })

  it('takes no village of another town that was there before for what a village became: names repeat', () => {
    const namesake = village('371002002299', '李庄村', OTHER_TOWN)
    const stored = [...STORED, namesake].map(inForce)
    expect(gone(compared({ rows: [...UPPER, WANG, FAR, namesake], complete: true }, stored))[0]).toEqual([
      LI.code,
      null,
    ])
  })

  it('takes none of two for what a village became', () => {
    const rows = [village('371002002298', '李庄村', OTHER_TOWN), village('371002001298', '李庄社区', OTHER_TOWN)]
    expect(gone(compared({ rows: [...UPPER, WANG, FAR, ...rows], complete: true }))[0]).toEqual([LI.code, null])
  })

  it('follows a town that is called anew with all its villages', () => {
    const next: PlaceRow = { code: '371002003000', name: '张村街道', level: 'town', parent: COUNTY }
    const rows = [
      ...UPPER.filter(({ code }) => code !== TOWN),
      next,
      village('371002003201', LI.name, next.code),
      village('371002003202', WANG.name, next.code),
      FAR,
    ]
    expect(gone(compared({ rows, complete: true }))).toEqual([
      [TOWN, next.code],
      [LI.code, '371002003201'],
      [WANG.code, '371002003202'],
      [HOUSE.code, '371002003201'],
    ])
  })

  it('says what became of a place, also without being complete, and may say that nothing did', () => {
    expect(gone(compared({ rows: [], successors: { [LI.code]: WANG.code } }))).toEqual([
      [LI.code, WANG.code],
      [HOUSE.code, WANG.code],
    ])
    const next = village('371002001299', '李庄社区')
    expect(gone(compared({ rows: [next], successors: { [LI.code]: LI.code } }))[0]).toEqual([LI.code, null])
  })

  it('offers what a place may have become: what is new first, then what is beside it', () => {
    const next = village('371002001299', '中心社区')
    const made = shown(compared({ rows: [...UPPER, WANG, FAR, next], complete: true }))
    expect(made.gone[0]).toEqual({
      code: LI.code,
      name: LI.name,
      above: '张村镇',
      posters: 2,
      choices: [next, WANG].map(({ code, name }) => ({ code, name })),
    })
  })

  it.each<[string, Table, string]>([
    ['a successor that is not there', { rows: [], successors: { [LI.code]: '371002001299' } }, 'no such place'],
    [
      'two that became each other',
      { rows: [], successors: { [LI.code]: WANG.code, [WANG.code]: LI.code } },
      'no longer in the register',
    ],
    [
      'a successor of a place that is in the table',
      { rows: [LI], successors: { [LI.code]: WANG.code } },
      'is in the table',
    ],
    [
      'a village that became a town, with which its sheet could not open',
      { rows: [], successors: { [LI.code]: TOWN } },
      'a village and cannot have become',
    ],
    ['a village below a town that ceases', { rows: [LI], successors: { [TOWN]: OTHER_TOWN } }, 'name that too'],
    [
      'a county that becomes a town above towns',
      { rows: [{ code: COUNTY, name: '环翠', level: 'town', parent: CITY }] },
      'lies below it',
    ],
    [
      'a town that becomes a village, to which its burden code would lead',
      {
        rows: [{ code: OTHER_TOWN, name: '羊亭村', level: 'village', parent: TOWN }],
        successors: { [FAR.code]: LI.code },
      },
      'give it another code',
    ],
  ])('with %s is refused', (_what, table, reason) => {
    const found = faultsOf(table)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toContain(reason)
  })

  it('shows five hundred changes of each sort in register order and counts all', () => {
    const rows = Array.from({ length: 600 }, (_, index) => village(String(371002001999 - index), `村${index}`))
    const { added, counts } = shown(compared({ rows }))
    expect(counts.added).toBe(600)
    expect(added).toHaveLength(MOST_SHOWN)
    expect(added.map(({ code }) => code)).toEqual(added.map(({ code }) => code).sort())
  })
})

describe('whatever table comes', () => {
  const towns = [TOWN, OTHER_TOWN, '371002003000']
  const aVillage = fc.record({
    town: fc.constantFrom(...towns),
    number: fc.integer({ min: 201, max: 206 }),
    name: fc.constantFrom('李庄村', '李庄社区', '王庄村'),
  })
  const aRegister = fc
    .uniqueArray(aVillage, { selector: ({ town, number }) => `${town}${number}`, maxLength: 12 })
    .map((villages): PlaceRow[] => [
      ...UPPER,
      { code: '371002003000', name: '张村街道', level: 'town', parent: COUNTY },
      ...villages.map(({ town, number, name }) => village(`${town.slice(0, 9)}${number}`, name, town)),
    ])
  const part = (rows: readonly PlaceRow[]): PlaceRow[] =>
    rows
      .filter(({ level }) => level === 'village')
      .map(({ code }) => ({ code: `${code}-G001`, name: '一网格', level: 'grid', parent: code }))

  it('nothing is ever lost, what is in force lies below what is, no successor runs in a circle, and a second time nothing changes', () => {
    fc.assert(
      fc.property(aRegister, aRegister, aRegister, fc.boolean(), (first, second, third, complete) => {
        const stored = [...first, ...part(first)].map(inForce)
        const middle = [...compared({ rows: second, complete: true }, stored).after.values()]
        const made = compared({ rows: third, complete }, middle)
        const after = [...made.after.values()]

        expect(new Set(after.map(({ code }) => code))).toEqual(
          new Set([...stored, ...second, ...third].map(({ code }) => code)),
        )
        for (const place of after) {
          const above = made.after.get(place.parent ?? '')
          if (place.gone === null) expect([place.successor, above?.gone ?? null]).toEqual([null, null])
          let last: Place | undefined = place
          for (let steps = 0; last?.successor; steps++) {
            expect(steps).toBeLessThan(after.length)
            last = made.after.get(last.successor)
          }
          expect(last).toBeDefined()
        }
        const again = compared({ rows: third, complete }, after)
        expect(countsOf(again)).toEqual({ added: 0, renamed: 0, moved: 0, gone: 0, back: 0, same: third.length })
        expect([...again.after.values()]).toEqual(after)
      }),
    )
  })
})
