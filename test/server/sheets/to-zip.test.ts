import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { LIST_NAME, writeZip } from '../../../src/server/sheets/to-zip.ts'
import type { PlacedSheet } from '../../../src/server/sheets/types.ts'
import { decoded, pictureOfSvg } from '../../setup/decode.ts'
import { unzip } from '../../setup/unzip.ts'
import { drawPlainly, sheetOf } from './plain-sheet.ts'
import { oneByOne, villageSheets } from './villages.ts'

const settings = { layout: 'a4', draw: drawPlainly, day: '2026-11-22' } as const
const placed = (name: string, town = '桥头镇'): PlacedSheet => ({
  content: sheetOf({ name }),
  county: { code: '371002000000', name: '环翠区' },
  town,
  copies: 2,
})
const zipOf = async (sheets: readonly PlacedSheet[], onSheet: (sheet: number) => unknown = () => undefined) =>
  unzip(await buffer(writeZip(oneByOne(sheets), settings, onSheet)))

describe('A ZIP for a print shop', () => {
  it('has one drawing a sheet, each with its own code, and a table of them', async () => {
    const sheets = villageSheets(400)
    const told: number[] = []
    const files = await zipOf(sheets, (sheet) => told.push(sheet))
    const list = files.get(LIST_NAME) ?? ''
    expect(list.startsWith('\ufefffile,code,url,county,town,village,name,copies\r\n')).toBe(true)
    const rows = parse<Record<string, string>>(list, { bom: true, columns: true })
    expect(rows.map(({ url }) => url)).toEqual(sheets.map(({ content }) => content.url))
    expect(told).toEqual(sheets.map((_, index) => index + 1))
    for (const { file = '', url } of rows)
      expect(await decoded(await pictureOfSvg(files.get(file) ?? ''))).toEqual([url])
    expect(files.size).toBe(sheets.length + 1)
  })

  it('names its files by county, town and village, as every system takes them', async () => {
    const files = await zipOf([
      placed('李大人庄村'),
      placed('../..\\a:b?村'),
      placed('县里的码', ''),
      { ...placed('1号楼'), village: '李大人庄村' },
      placed('长'.repeat(200)),
    ])
    expect([...files.keys()]).toEqual([
      '环翠区/桥头镇/李大人庄村-7K3M9QX2TD.svg',
      '环翠区/桥头镇/_.._a_b_村-7K3M9QX2TD.svg',
      '环翠区/县里的码-7K3M9QX2TD.svg',
      '环翠区/桥头镇/李大人庄村/1号楼-7K3M9QX2TD.svg',
      `环翠区/桥头镇/${'长'.repeat(60)}-7K3M9QX2TD.svg`,
      LIST_NAME,
    ])
  })

  it('never lets a name run as a formula in the program that opens the table', async () => {
    const list = (await zipOf([placed('=cmd|calc!A1', '@sum')])).get(LIST_NAME) ?? ''
    const [row] = parse<Record<string, string>>(list, { bom: true, columns: true })
    expect(row).toMatchObject({ name: "'=cmd|calc!A1", town: "'@sum" })
  })

  it('of no sheets has a table without lines', async () => {
    expect([...(await zipOf([]))]).toEqual([[LIST_NAME, '\ufefffile,code,url,county,town,village,name,copies\r\n']])
  })
})

describe('Writing a ZIP', () => {
  function endless() {
    const state = { asked: 0, ended: false }
    async function* sheets() {
      try {
        for (;;) {
          state.asked++
          yield placed('李大人庄村')
        }
      } finally {
        state.ended = true
      }
    }
    return { state, sheets: sheets() }
  }

  it('waits for whoever reads it', async () => {
    const { state, sheets } = endless()
    const file = writeZip(sheets, settings, () => undefined)
    await setTimeout(500)
    expect(state.asked).toBeLessThan(50)
    file.destroy()
  })

  it('stops when the download is broken off', async () => {
    const { state, sheets } = endless()
    for await (const _ of writeZip(sheets, settings, () => undefined)) break
    await setTimeout(100)
    expect(state.ended).toBe(true)
  })

  it('stops when the run is cancelled, and the download with it', async () => {
    const { state, sheets } = endless()
    const cancel = new AbortController()
    const file = writeZip(sheets, { ...settings, signal: cancel.signal }, (sheet) => sheet === 3 && cancel.abort())
    await expect(buffer(file)).rejects.toThrow('abort')
    await setTimeout(100)
    expect(state.ended).toBe(true)
    expect(state.asked).toBeLessThan(10)
  })

  it('ends with the fault of what it is given, and never as a whole file', async () => {
    async function* failing() {
      yield placed('李大人庄村')
      throw new Error('the database went away')
    }
    await expect(buffer(writeZip(failing(), settings, () => undefined))).rejects.toThrow('the database went away')
  })
})
