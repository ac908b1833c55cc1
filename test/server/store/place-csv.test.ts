import { describe, expect, it } from 'vitest'
import type { PlaceLevel } from '../../../src/contract/place-code.ts'
import { readPlaceCsv } from '../../../src/server/store/places/place-csv.ts'

const HEADER = 'code,name,level,parent_code'
const GOOD = [
  HEADER,
  '370000000000,山东省,province,',
  '371000000000,威海市,city,370000000000',
  '371002000000,环翠区,county,371000000000',
]

const read = (text: string | Buffer, known: Readonly<Record<string, PlaceLevel>> = {}) =>
  readPlaceCsv(Buffer.from(text as string), (code) => known[code])
const rowsOf = (text: string | Buffer) => {
  const outcome = read(text)
  return outcome.name === 'rows' ? outcome.rows.length : outcome.faults
}
const faultsOf = (...lines: string[]) => {
  const outcome = read([...GOOD, ...lines].join('\n'))
  return outcome.name === 'faults' ? outcome.faults : []
}

describe('a file of places', () => {
  it('takes a name that was guarded against spreadsheet programs back as it was', () => {
    const outcome = read([...GOOD, "371002001001-B001,'-1号楼,building,371002001001"].join('\n'), {
      '371002001001': 'village',
    })
    expect(outcome.name === 'rows' && outcome.rows.at(-1)?.name).toBe('-1号楼')
  })

  it.each([
    ['with LF', GOOD.join('\n')],
    ['with CRLF', `${GOOD.join('\r\n')}\r\n`],
    ['with CRLF after the header alone', `${GOOD[0]}\r\n${GOOD.slice(1).join('\n')}\n`],
    ['with LF after the header alone', `${GOOD[0]}\n${GOOD.slice(1).join('\r\n')}`],
    ['with a BOM', `\ufeff${GOOD.join('\n')}`],
    ['with empty lines at its end', `${GOOD.join('\n')}\n\n\r\n`],
    ['with quotes', GOOD.join('\n').replace('环翠区', '"环翠区"')],
    ['with spaces around values', GOOD.join('\n').replace('环翠区', ' 环翠区 ')],
    ['with children before their parents', [HEADER, ...GOOD.slice(1).reverse()].join('\n')],
  ])('%s', (_how, text) => {
    expect(rowsOf(text)).toBe(3)
  })

  it('may hold grids and buildings below a village', () => {
    const known = { '371002100001': 'village' } as const
    const outcome = read(
      [HEADER, '371002100001-B001,3号楼,building,371002100001', '371002100001-G002,第二网格,grid,371002100001'].join(
        '\n',
      ),
      known,
    )
    expect(outcome.name).toBe('rows')
  })

  it.each([
    ['an empty file', '', 1, 'header'],
    ['another header', 'code,name\n1,2', 1, HEADER],
    ['columns in another order', 'name,code,level,parent_code\n', 1, HEADER],
    ['semicolons', GOOD.join('\n').replaceAll(',', ';'), 1, HEADER],
    ['UTF-16, as spreadsheets call Unicode text', Buffer.from(`\ufeff${GOOD.join('\n')}`, 'utf16le'), 1, 'UTF-8'],
    [
      'GBK',
      Buffer.concat([
        Buffer.from(`${HEADER}\n370000000000,`),
        Buffer.from([0xc9, 0xbd, 0xb6, 0xab]),
        Buffer.from(',province,'),
      ]),
      2,
      'GBK',
    ],
    ['an unclosed quote', [...GOOD, '371003000000,"文登区,county,371000000000'].join('\n'), 5, ''],
  ] as const)('that is no such table (%s) names line and reason', (_what, text, line, reason) => {
    const faults = rowsOf(text as string)
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^Line ${line}\\b`))])
    expect(String(faults)).toContain(reason)
  })

  it('that holds no places says so', () => {
    expect(rowsOf(HEADER)).toEqual(['The file has a header, but no places.'])
  })

  it.each([
    ['a place twice', '371002000000,环翠区,county,371000000000', 'line 4 already'],
    ['a parent nobody has', '371099001000,某镇,town,371099000000', '371099000000'],
    ['no parent', '371003000000,文登区,county,', 'parent_code'],
    ['a parent of the same level', '371003000000,文登区,county,371002000000', 'higher level'],
    ['itself as parent', '371003000000,文登区,county,371003000000', 'higher level'],
    ['a short code', '37100300000,文登区,county,371000000000', '12 digits'],
    ['a code turned into a number', '3.71003E+11,文登区,county,371000000000', '12 digits'],
    ['an area, which is made by the server', '371002A01000,一片,area,371002000000', '12 digits'],
    ['an unknown level', '371003000000,文登区,district,371000000000', 'level'],
    ['no name', '371003000000,,county,371000000000', 'name'],
    ['an overlong name', `371003000000,${'长'.repeat(61)},county,371000000000`, 'name'],
    ['what is no character at all', '371003000000,文登\uffff区,county,371000000000', 'name'],
    ['an invisible character', '371003000000,文登\u202e区,county,371000000000', 'name'],
    ['a column too many', '371003000000,文登区,county,371000000000,x', '5'],
    ['a column too few', '371003000000,文登区,county', '3'],
  ])('with %s names the line', (_what, line, reason) => {
    const faults = faultsOf(line)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^Line 5: /)
    expect(faults[0]).toContain(reason)
  })

  it('every faulty line is named, up to twenty', () => {
    expect(faultsOf('1,a,town,x', '2,b,town,y').filter((fault) => fault.startsWith('Line 6'))).not.toEqual([])
    const many = faultsOf(...Array.from({ length: 50 }, (_, index) => `${index},x,county,371000000000`))
    expect(many).toHaveLength(21)
    expect(many.at(-1)).toContain('30 more')
  })

  it('may not hang a place below one that an earlier import placed lower: the register would run in a circle', () => {
    const known = { '371002001001': 'village' } as const
    const outcome = read([HEADER, '371002001000,某街道,town,371002001001'].join('\n'), known)
    expect(outcome).toEqual({ name: 'faults', faults: [expect.stringContaining('higher level')] })
  })
})
